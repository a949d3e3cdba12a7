import { mkdirSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { build } from 'esbuild';
import { fromToolchain } from '../toolchain.ts';
import type { Run } from '../consumer.ts';

/** A Vite production build, opened in Chromium. */
export const vite: Run = async ({ folder }, chromium) => {
  const { build: viteBuild } = (await import(pathToFileURL(fromToolchain.resolve('vite')).href)) as Vite;
  const root = join(folder, 'vite');
  writePage(root, '../main.mjs');
  await viteBuild({
    root,
    base: './',
    configFile: false,
    logLevel: 'error',
    build: { outDir: 'out', target: 'es2023' },
  });
  return chromium.open(join(root, 'out'));
};

/** An esbuild bundle for browsers, opened in Chromium. */
export const esbuild: Run = async ({ folder }, chromium) => {
  const root = join(folder, 'esbuild');
  writePage(root, './page.js');
  await build({
    entryPoints: [join(folder, 'main.mjs')],
    outfile: join(root, 'page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'silent',
  });
  return chromium.open(root);
};

interface Vite {
  readonly build: (options: object) => Promise<unknown>;
}

function writePage(root: string, script: string): void {
  mkdirSync(root, { recursive: true });
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>A consumer</title><script type="module" src="${script}"></script></html>\n`;
  writeFileSync(join(root, 'index.html'), page);
}
