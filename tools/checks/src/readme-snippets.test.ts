import { execFile } from 'node:child_process';
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { packages, plainEnvironment, workspace } from './workspace.ts';
import { type Snippet, snippetsOf } from './readme-snippets.ts';

const run = promisify(execFile);

// Inside this tool, so that a snippet may import every package by its name, as its reader would.
const folder = join(import.meta.dirname, '..', '.snippets');
const readmes = [
  'README.md',
  ...globSync(['packages/*/README.md', 'tools/docs/guides/*.md'], { cwd: workspace }).sort(),
];
const snippets = readmes.flatMap((file) => snippetsOf(readFileSync(join(workspace, file), 'utf8'), file));
const fileOf = (snippet: Snippet): string =>
  join(folder, `${snippet.where.replaceAll(/[^a-z0-9]+/gi, '-')}.ts`);

let simulator: Simulator;
const outputs: Record<string, string> = {};
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
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
  Object.assign(outputs, await runAll(snippets.map(fileOf)));
});
afterAll(async () => {
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('the READMEs', () => {
  test('every package has a snippet that runs', () => {
    const covered = (file: string): boolean => snippets.some(({ where }) => where.startsWith(`${file}:`));
    expect(
      packages.map(({ folder: name }) => `packages/${name}/README.md`).filter((file) => !covered(file)),
    ).toEqual([]);
    expect(covered('README.md')).toBe(true);
  });

  test('every snippet compiles as strictly as the packages do', async () => {
    const { stdout } = await run('tsc', ['-p', folder]).catch(
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
  });
});

/** What each snippet prints; one process for all, which has loaded the packages once. */
async function runAll(files: readonly string[]): Promise<Record<string, string>> {
  const script = join(import.meta.dirname, 'run-snippets.ts');
  const { stdout } = await run('node', [script, ...files], {
    cwd: folder,
    timeout: 60_000,
    env: {
      ...plainEnvironment,
      SMART_ME_BASE_URL: simulator.url,
      SMART_ME_API_KEY: simulator.credentials.apiKey,
      SMART_ME_CLIENT_ID: simulator.credentials.oauth.clientId,
      SMART_ME_CLIENT_SECRET: simulator.credentials.oauth.clientSecret,
    },
  });
  return JSON.parse(stdout) as Record<string, string>;
}
