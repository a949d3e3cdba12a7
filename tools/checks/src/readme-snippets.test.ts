import { execFile } from 'node:child_process';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findPostgres, type PostgresServer, startPostgres } from '@smart-me/postgres/testing';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { packages, plainEnvironment, TSC, workspace } from './workspace.ts';
import { allSnippets, fileNameOf, RUN_SNIPPETS, type Snippet } from './readme-snippets.ts';

const run = promisify(execFile);

const folder = join(import.meta.dirname, '..', '.snippets');
const all = allSnippets(workspace);
/** Its readers have a database: where there is none here, their snippets are left out. */
const needsDatabase = ({ code }: Snippet): boolean => code.includes('DATABASE_URL');
const hasDatabase = findPostgres() !== undefined;
const snippets = all.filter((snippet) => hasDatabase || !needsDatabase(snippet));
if (!hasDatabase) {
  const left = all.filter(needsDatabase).map(({ where }) => where);
  console.warn(`Skipped, since PostgreSQL is not installed: ${left.join(', ')}`);
}
const fileOf = (snippet: Snippet): string => join(folder, fileNameOf(snippet));

let simulator: Simulator;
let database: PostgresServer | undefined;
const outputs: Record<string, string> = {};
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  linkPackages();
  for (const snippet of snippets) writeFileSync(fileOf(snippet), `${snippet.code}\nexport {};\n`);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../../tsconfig.all.json',
      compilerOptions: {
        noUnusedLocals: false,
        noPropertyAccessFromIndexSignature: false,
      },
      include: ['*.ts'],
    }),
  );
  simulator = await startSimulator({ seed: 1 });
  if (hasDatabase) database = await startPostgres();
  Object.assign(outputs, await runAll(snippets.map(fileOf)));
});
afterAll(async () => {
  await simulator.stop();
  await database?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

describe('the READMEs', () => {
  test('every package has a snippet that runs', () => {
    const covered = (file: string): boolean => all.some(({ where }) => where.startsWith(`${file}:`));
    expect(
      packages.map(({ folder: name }) => `packages/${name}/README.md`).filter((file) => !covered(file)),
    ).toEqual([]);
    expect(covered('README.md')).toBe(true);
  });

  test('no snippet needs a newer Node than the packages: 22 cannot parse `using`', () => {
    expect(
      snippets.filter(({ code }) => /^\s*(await )?using /m.test(code)).map(({ where }) => where),
    ).toEqual([]);
  });

  test('nor does an example in a docstring', () => {
    const sources = globSync('packages/*/src/**/*.ts', { cwd: workspace });
    const isNewer = (file: string): boolean =>
      /^ *\* *(?:await )?using /m.test(readFileSync(join(workspace, file), 'utf8'));
    expect(sources.filter(isNewer)).toEqual([]);
    expect(sources.length).toBeGreaterThan(500);
  });

  test('every snippet compiles as strictly as the packages do', async () => {
    const { stdout } = await run(process.execPath, [TSC, '-p', folder]).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe('');
  });

  test.each(snippets)('$where runs and prints what it says', (snippet) => {
    const printed = outputs[fileOf(snippet)];
    expect(printed).toBeDefined();
    expect(printed).not.toMatch(/^threw /m);
    if (snippet.expected !== undefined) expect(printed).toBe(snippet.expected);
    else expect(printed).not.toBe('');
    // A number says its unit, and a yes says to what.
    expect(printed?.split('\n').filter((line) => BARE.test(line))).toEqual([]);
  });
});

const BARE = /^(?:.*:? )?(?:true|false)$|^-?\d+(?:\.\d+)?$/;

/** A snippet imports our packages by their names, and what they bring along, as its reader would. */
function linkPackages(): void {
  const link = (name: string, target: string): void => {
    const path = join(folder, 'node_modules', name);
    if (existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path, 'junction'); // on Windows; elsewhere it says nothing
  };
  for (const { root, manifest } of packages) {
    link(manifest.name, root);
    for (const path of globSync(['node_modules/[!@.]*', 'node_modules/@*/*'], { cwd: root })) {
      const name = path.slice('node_modules/'.length).replaceAll('\\', '/');
      if (!name.startsWith('@smart-me/')) link(name, realpathSync(join(root, path)));
    }
  }
}

/** What each snippet prints; one process for all, which has loaded the packages once. */
async function runAll(files: readonly string[]): Promise<Record<string, string>> {
  const { stdout } = await run(process.execPath, [RUN_SNIPPETS, ...files], {
    cwd: folder,
    timeout: 300_000,
    env: {
      ...plainEnvironment,
      SMART_ME_BASE_URL: simulator.url,
      ...(database !== undefined && { DATABASE_URL: database.url }),
      SMART_ME_API_KEY: simulator.credentials.apiKey,
      SMART_ME_CLIENT_ID: simulator.credentials.oauth.clientId,
      SMART_ME_CLIENT_SECRET: simulator.credentials.oauth.clientSecret,
    },
  });
  return JSON.parse(stdout) as Record<string, string>;
}
