import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { servedPage } from './served-page.ts';
import { buildPage } from './testing/build-page.ts';

describe('the page', () => {
  test('is what its sources make', async () => {
    const written = await readFile(join(import.meta.dirname, 'gen', 'page.ts'), 'utf8');
    expect(await buildPage()).toBe(written);
  });

  test('is at most 40 kB, gzipped, uPlot included', () => {
    const { gzipped, text } = servedPage();
    expect(text).toContain('uPlot, MIT License');
    expect(gzipped.length).toBeLessThanOrEqual(40_000);
  });

  test('names no other origin that a browser would load something from', () => {
    const { text, headers } = servedPage();
    expect(text).not.toMatch(/\b(?:src|href|action)="?(?:https?:)?\/\//);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; /);
    expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:/);
  });
});
