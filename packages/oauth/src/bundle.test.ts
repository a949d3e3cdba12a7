import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';

describe('the universal entry', () => {
  test('costs a page at most 12 kB, the HTTP core aside', async () => {
    const { outputFiles } = await build({
      entryPoints: [fileURLToPath(new URL('./index.ts', import.meta.url))],
      external: ['@smart-me/api-core'],
      platform: 'browser',
      format: 'esm',
      target: 'es2023',
      bundle: true,
      minify: true,
      write: false,
    });
    expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(12_000);
  });
});
