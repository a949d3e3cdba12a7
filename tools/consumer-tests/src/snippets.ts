import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packages, workspace } from '@smart-me-tools/checks/workspace';
import { allSnippets, fileNameOf, RUN_SNIPPETS, type Snippet } from '@smart-me-tools/checks/snippets';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { environmentFor, startCloud } from './cloud.ts';
import { execute } from './execute.ts';
import { installPackages, type Source } from './install-packages.ts';
import { COMPILERS, NODES } from './toolchain.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** The versions of Node that every snippet runs on: the oldest that has the packages, and the one that is recommended. */
const VERSIONS = ['Node 22', 'Node 24'] as const;

/**
 * Every snippet of the READMEs and the guides, on the packed packages, as a reader has them who installed them by npm: run on each
 * version of Node, and those of the root README compiled by each TypeScript as strictly as it can be: outcomes by what was done.
 */
export async function runSnippets(source: Source): Promise<Map<string, Outcome>> {
  const folder = join(source.scratch, 'snippets');
  mkdirSync(folder);
  const ours = packages.map(({ manifest }) => manifest.name);
  await installPackages('npm', folder, [...ours, 'pg', 'pg-copy-streams', 'mqtt', '@types/node'], source);
  const hasDatabase = findPostgres() !== undefined;
  const snippets = allSnippets(workspace).filter(({ code }) => hasDatabase || !code.includes('DATABASE_URL'));
  const first = snippets.filter(({ where }) => where.startsWith('README.md:'));
  const outcomes = new Map([
    [
      `The ${first.length} snippets of the root README, compiled by each TypeScript`,
      await outcomeOf(() => compiled(join(folder, 'compiled'), first), ''),
    ],
  ]);
  for (const version of VERSIONS) {
    // Snippets change what they find, so each version has a cloud and a database of its own.
    const cloud = await startCloud(source.registry, source.scratch);
    const database = hasDatabase ? await startPostgres() : undefined;
    try {
      const env = { ...environmentFor(cloud), ...(database && { DATABASE_URL: database.url }) };
      const run = runOn(version, join(folder, version.replace(' ', '-')), snippets, env);
      const what = `The ${snippets.length} snippets of the READMEs and the guides, on ${version}`;
      outcomes.set(what, await outcomeOf(() => run, ''));
    } finally {
      await database?.[Symbol.asyncDispose]();
      await cloud[Symbol.asyncDispose]();
    }
  }
  return outcomes;
}

/** Writes each into a file of its own; returns their paths. */
function written(folder: string, snippets: readonly Snippet[]): string[] {
  mkdirSync(folder);
  return snippets.map((snippet) => {
    const file = join(folder, fileNameOf(snippet));
    writeFileSync(file, `${snippet.code}\nexport {};\n`);
    return file;
  });
}

const compilerOptions = {
  module: 'nodenext',
  target: 'es2022',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  types: ['node'],
};

async function compiled(folder: string, snippets: readonly Snippet[]): Promise<string> {
  const files = written(folder, snippets);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const said = Object.values(COMPILERS).map((compiler) =>
    execute(NODES['Node 24'], [compiler, '-p', folder, '--pretty', 'false'], { cwd: folder }),
  );
  return (await Promise.all(said)).join('');
}

/** What is not as it says; nothing when all is. */
async function runOn(
  version: (typeof VERSIONS)[number],
  folder: string,
  snippets: readonly Snippet[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const files = written(folder, snippets);
  // The first Node that has the packages reads TypeScript only when it is told to.
  const args = ['--experimental-strip-types', RUN_SNIPPETS, ...files];
  const printed = await execute(NODES[version], args, { cwd: folder, env });
  const outputs = JSON.parse(printed) as Readonly<Record<string, string>>;
  const wrong = snippets.flatMap(({ where, expected }, index) => {
    const output = outputs[files[index] ?? ''] ?? 'did not run';
    const fits = expected === undefined ? output !== '' && !/^threw /m.test(output) : output === expected;
    return fits ? [] : [`${where} printed:\n${output}`];
  });
  return wrong.join('\n');
}
