import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allSnippets, fileNameOf, RUN_SNIPPETS, type Snippet } from '@smart-me-tools/checks/snippets';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { environmentFor, startCloud } from './cloud.ts';
import { execute } from './execute.ts';
import { installPackages, type Source } from './install-packages.ts';
import { NODES } from './toolchain.ts';
import type { Outcome } from './outcome.ts';
import { workspace } from './subjects.ts';

/** The versions of Node that every snippet runs on: the oldest that has the packages, and the one that is recommended. */
const VERSIONS = ['Node 22', 'Node 24'] as const;

/** What came of the snippets on one version of Node. */
export interface SnippetsOutcome {
  readonly version: string;
  readonly count: number;
  readonly outcome: Outcome;
}

/** Every snippet of the READMEs and the guides, on the packed packages, as a reader has them who installed them by npm. */
export async function runSnippets(source: Source): Promise<SnippetsOutcome[]> {
  const folder = join(source.scratch, 'snippets');
  mkdirSync(folder);
  const ours = readdirSync(join(workspace, 'packages')).map((name) => `@smart-me/${name}`);
  await installPackages('npm', folder, [...ours, 'pg', 'pg-copy-streams', 'mqtt'], source);
  const hasDatabase = findPostgres() !== undefined;
  const snippets = allSnippets(workspace).filter(({ code }) => hasDatabase || !code.includes('DATABASE_URL'));
  const outcomes: SnippetsOutcome[] = [];
  for (const version of VERSIONS) {
    // Snippets change what they find, so each version has a cloud and a database of its own.
    const cloud = await startCloud(source.registry, source.scratch);
    const database = hasDatabase ? await startPostgres() : undefined;
    try {
      const env = { ...environmentFor(cloud), ...(database && { DATABASE_URL: database.url }) };
      const outcome = await runOn(version, join(folder, version.replace(' ', '-')), snippets, env);
      outcomes.push({ version, count: snippets.length, outcome });
    } finally {
      await database?.[Symbol.asyncDispose]();
      await cloud[Symbol.asyncDispose]();
    }
  }
  return outcomes;
}

async function runOn(
  version: (typeof VERSIONS)[number],
  folder: string,
  snippets: readonly Snippet[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  mkdirSync(folder);
  const files = snippets.map((snippet) => join(folder, fileNameOf(snippet)));
  for (const [index, { code }] of snippets.entries())
    writeFileSync(files[index] ?? '', `${code}\nexport {};\n`);
  try {
    const printed = await execute(NODES[version], [RUN_SNIPPETS, ...files], { cwd: folder, env });
    const outputs = JSON.parse(printed) as Readonly<Record<string, string>>;
    const wrong = snippets.flatMap(({ where, expected }, index) => {
      const output = outputs[files[index] ?? ''] ?? 'did not run';
      const fits = expected === undefined ? output !== '' && !/^threw /m.test(output) : output === expected;
      return fits ? [] : [`${where} printed:\n${output}`];
    });
    return wrong.length === 0 ? { kind: 'works' } : { kind: 'fails', reason: wrong.join('\n') };
  } catch (error) {
    return { kind: 'fails', reason: error instanceof Error ? error.message : String(error) };
  }
}
