import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const HERE = import.meta.dirname;

/**
 * The page as one file, which works wherever it is opened: from a server, from a disk, without a network. Its policy lets it run its own
 * script and load, send and frame nothing.
 */
export async function buildPage(): Promise<string> {
  const [html, script, ...styles] = await Promise.all([
    readFile(join(HERE, 'page.html'), 'utf8'),
    bundle(),
    readFile(join(HERE, '..', 'browser-dashboard', 'page.css'), 'utf8'),
    readFile(join(HERE, 'page.css'), 'utf8'),
  ]);
  const style = styles.join('\n');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return html
    .replace(
      /<!-- .* -->/,
      () => `<meta http-equiv="content-security-policy" content="${policy}" />\n    <style>${style}</style>`,
    )
    .replace('</body>', () => `  <script>${script}</script>\n  </body>`);
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'page.ts')],
    conditions: ['@smart-me/source'],
    platform: 'browser',
    format: 'iife',
    target: 'es2023',
    bundle: true,
    minify: true,
    write: false,
  });
  // What ends a script in HTML must not stand in one; `<\/` is the same to JavaScript.
  return (outputFiles[0]?.text ?? '').trim().replaceAll('</', '<\\/');
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;
