import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openApiDocument } from './open-api-document.ts';

const workspace = join(import.meta.dirname, '..', '..', '..');
const contributing = readFileSync(join(workspace, 'CONTRIBUTING.md'), 'utf8');
const diff = /^```diff\n([\s\S]*?)^```$/m.exec(contributing)?.[1] ?? '';
const [header = '', ...hunks] = diff.split(/^@@\n/m);
const file = /^\+\+\+ b\/(.*)$/m.exec(header)?.[1] ?? '';

describe('the endpoint that CONTRIBUTING.md adds', () => {
  const source = readFileSync(join(workspace, file), 'utf8');

  test('is added by the lines that its one file has', () => {
    expect(hunks.length).toBeGreaterThan(2);
    for (const hunk of hunks) expect(source).toContain(linesOf(hunk, '+', ' '));
  });

  test('is all there: nothing of it is left without them', () => {
    const before = hunks.reduce(
      (text, hunk) => text.replace(linesOf(hunk, '+', ' '), () => linesOf(hunk, ' ')),
      source,
    );
    expect(source).toContain('VirtualTariffConsumption');
    expect(before).not.toMatch(/VirtualTariffConsumption|instant/i);
  });

  test('is in the OpenAPI document without another line', () => {
    const { paths, components } = openApiDocument();
    expect(paths['/VirtualTariffConsumption']?.get).toMatchObject({
      operationId: 'getVirtualTariffConsumption',
      tags: ['account.virtualTariffs'],
      summary: 'Returns what was used in a folder under each virtual tariff between two dates.',
    });
    expect(components.schemas).toHaveProperty('VirtualTariffConsumption');
  });
});

/** The lines of a hunk that begin with one of the marks, without them. */
function linesOf(hunk: string, ...marks: readonly string[]): string {
  return hunk
    .split('\n')
    .map((line) => line || ' ')
    .filter((line) => marks.includes(line.charAt(0)))
    .map((line) => line.slice(1))
    .join('\n')
    .trimEnd();
}
