import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const PAGES = import.meta.dirname;

/** The samples, by the path they are under. */
const SAMPLES = ['devices', 'mbus-gateways', 'sign-in'];

/** The files of the pages by name: `devices.html`, `devices.js`, `page.css`. */
export async function bundlePages(): Promise<ReadonlyMap<string, string>> {
  const [{ outputFiles }, ...pages] = await Promise.all([
    build({
      entryPoints: SAMPLES.map((name) => join(PAGES, `${name}.ts`)),
      outdir: PAGES,
      conditions: ['@smart-me/source'],
      platform: 'browser',
      format: 'esm',
      target: 'es2023',
      bundle: true,
      minify: true,
      write: false,
    }),
    ...SAMPLES.map((name) => readFile(join(PAGES, `${name}.html`), 'utf8')),
  ]);
  return new Map([
    ['page.css', await readFile(join(PAGES, 'page.css'), 'utf8')],
    ...SAMPLES.map((name, index) => [`${name}.html`, pages[index] ?? ''] as const),
    ...outputFiles.map(({ path, text }) => [path.slice(PAGES.length + 1), text] as const),
  ]);
}
