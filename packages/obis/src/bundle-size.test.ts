import { expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';

async function gzippedBundle(source: string): Promise<{ size: number; text: string }> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  return { size: gzipSync(text, { level: 9 }).length, text };
}

test('parseObis alone stays within 2 kB, minified and gzipped', async () => {
  const { size } = await gzippedBundle(`export { parseObis } from './index.ts';`);
  expect(size).toBeGreaterThan(500);
  expect(size).toBeLessThanOrEqual(2000);
});

test('a bundle that does not use the catalogue does not carry it', async () => {
  const { text } = await gzippedBundle(
    `import { smartMeCodes } from './codes.ts'; export { ObisSet } from './index.ts';`,
  );
  expect(text).not.toContain('activeEnergyImport');
});
