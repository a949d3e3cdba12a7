import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { build } from 'esbuild';

async function bundleOf(source: string): Promise<{ size: number; text: string }> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    conditions: ['@smart-me/source'],
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    bundle: true,
    minify: true,
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  return { size: gzipSync(text, { level: 9 }).length, text };
}

test('all of it without OCMF stays within 6 kB, minified and gzipped', async () => {
  const { size, text } = await bundleOf(`export * from './index.ts';`);
  expect(size).toBeGreaterThan(2000);
  expect(size).toBeLessThanOrEqual(6000);
  expect(text).not.toContain('protobuf');
  expect(text).not.toContain('OCMF|');
});
