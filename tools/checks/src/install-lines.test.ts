import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspace } from './workspace.ts';

const DOCUMENTS = ['README.md', 'packages/*/README.md', 'tools/docs/guides/*.md'];

describe('a reader is told to install what the programs of a document import', () => {
  test.each(globSync(DOCUMENTS, { cwd: workspace }).sort())('%s', (file) => {
    expect(notInstalled(readFileSync(join(workspace, file), 'utf8'))).toEqual([]);
  });

  test('a package that no line installs is found', () => {
    const program =
      "```ts\nimport { a } from '@smart-me/obis/describe';\nimport { Pool } from 'pg';\nimport { open } from 'node:fs';\n```\n";
    expect(notInstalled(program)).toEqual(['@smart-me/obis', 'pg']);
    expect(notInstalled(`\`npm install pg @smart-me/obis\`\n\n${program}`)).toEqual([]);
  });
});

/** The packages that the `ts` blocks of a document import, and none of its lines installs. */
function notInstalled(markdown: string): string[] {
  const installed = Array.from(markdown.matchAll(/npm install ([^\n#`]*)/g), ([, names = '']) =>
    names.trim().split(/\s+/),
  ).flat();
  const programs = Array.from(markdown.matchAll(/^```ts[^\n]*\n([\s\S]*?)^```$/gm), ([, code = '']) => code);
  const imported = programs.flatMap((code) =>
    Array.from(code.matchAll(/\bfrom '([^'.][^']*)'/g), ([, from = '']) => packageOf(from)),
  );
  return [...new Set(imported)].filter((name) => !isBuiltin(name) && !installed.includes(name)).sort();
}

/** `@smart-me/obis/describe` is of `@smart-me/obis`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
