import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

const PAGE = join(import.meta.dirname, '..', 'page');

/** uPlot is in the script: its licence asks for this line. */
const BANNER = '/*! uPlot, MIT License, Copyright (c) Leon Sorokin, https://github.com/leeoniya/uPlot */';

/** The text of `src/gen/page.ts`: the page's script and style, bundled and minified, and its markup. */
export async function buildPage(): Promise<string> {
  const uplotCss = createRequire(import.meta.url).resolve('uplot/dist/uPlot.min.css');
  const [script, signIn, uplot, own, body, signInBody] = await Promise.all([
    bundle('main.ts', BANNER),
    bundle('sign-in.ts'),
    readFile(uplotCss, 'utf8'),
    readFile(join(PAGE, 'page.css'), 'utf8'),
    readFile(join(PAGE, 'page.html'), 'utf8'),
    readFile(join(PAGE, 'sign-in.html'), 'utf8'),
  ]);
  const style = await transform(`${uplot}\n${own}`, { loader: 'css', minify: true });
  const parts = {
    PAGE_BODY: body.trim(),
    PAGE_SCRIPT: script,
    PAGE_STYLE: style.code.trim(),
    SIGN_IN_BODY: signInBody.trim(),
    SIGN_IN_SCRIPT: signIn,
  };
  return [
    '// Made of src/page by `npm run generate`. Do not edit.\n',
    ...Object.entries(parts).map(
      ([name, text]) => `export const ${name}: string = ${JSON.stringify(text)};\n`,
    ),
  ].join('\n');
}

async function bundle(file: string, banner = ''): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(PAGE, file)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    legalComments: 'none',
    charset: 'utf8',
    banner: { js: banner },
  });
  const text = outputFiles[0]?.text.trim() ?? '';
  // It stands between the tags of a page.
  if (/<\/script|<!--/i.test(text)) throw new Error(`The script of ${file} would end its own element.`);
  return text;
}
