import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import type { Cloud } from './cloud.ts';
import { execute } from './execute.ts';
import { type Installer, installPackages, type Source } from './install-packages.ts';
import type { Chromium } from './runtimes/chromium.ts';
import { NODES } from './toolchain.ts';
import type { Subject } from './subjects.ts';

/** A clean folder with one package installed, and the program that uses it in every form a runtime may want. */
export interface Consumer {
  readonly subject: Subject;
  readonly installer: Installer;
  readonly folder: string;
}

/** Runs a consumer's program and gives what it printed; throws with the reason when it does not run. */
export type Run = (consumer: Consumer, chromium: Chromium) => Promise<string>;

/**
 * Installs the subject's package alone, as a consumer would, and imports each of its entry points. Only then come the
 * siblings its program uses by their own names, as direct dependencies: a strict installation hides the others.
 */
export async function installAlone(
  subject: Subject,
  installer: Installer,
  source: Source,
): Promise<Consumer> {
  const folder = join(source.scratch, installer, subject.name.replace('/', '-'));
  mkdirSync(folder, { recursive: true });
  const types = subject.universal ? [] : ['@types/node'];
  await installPackages(installer, folder, [subject.package, ...types], source);
  writeFileSync(join(folder, 'entries.mjs'), importsOf(subject.entries));
  await execute(NODES['Node 24'], ['entries.mjs'], { cwd: folder });
  if (subject.siblings.length > 0) {
    await installPackages(installer, folder, [subject.package, ...subject.siblings, ...types], source);
  }
  return { subject, installer, folder };
}

const importsOf = (entries: readonly string[]): string =>
  `for (const entry of ${JSON.stringify(entries)}) {
  if (Object.keys(await import(entry)).length === 0) throw new Error(entry + ' exports nothing');
}
`;

/** Writes the program as TypeScript, as an ES module and as CommonJS, with the few lines that start it. */
export async function writeProgram({ folder, subject }: Consumer, cloud: Cloud): Promise<void> {
  const compiled = async (format: 'esm' | 'cjs'): Promise<string> =>
    (await transform(subject.source, { loader: 'ts', format, target: 'node22' })).code;
  const files: Readonly<Record<string, string>> = {
    'program.ts': subject.source,
    'program.cts': subject.source,
    'program.mjs': await compiled('esm'),
    'program.cjs': await compiled('cjs'),
    ...starters(JSON.stringify(cloud)),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

const starters = (cloud: string): Readonly<Record<string, string>> => ({
  'main.mjs': `import { run } from './program.mjs';
console.log((await run(${cloud})).join('\\n'));
`,
  'main.cjs': `const { run } = require('./program.cjs');
Promise.resolve(run(${cloud})).then((lines) => console.log(lines.join('\\n')));
`,
  'worker.mjs': `import { run } from './program.mjs';
export default { test: async () => console.log((await run(${cloud})).join('\\n')) };
`,
});
