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
const readmes = ['README.md', ...globSync('packages/*/README.md', { cwd: workspace }).sort()];
const snippets = readmes.flatMap((file) => snippetsOf(readFileSync(join(workspace, file), 'utf8'), file));
const fileOf = (snippet: Snippet): string =>
  join(folder, `${snippet.where.replaceAll(/[^a-z0-9]+/gi, '-')}.ts`);

let simulator: Simulator;
beforeAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const snippet of snippets) writeFileSync(fileOf(snippet), `${snippet.code}\nexport {};\n`);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../tsconfig.test.json',
      compilerOptions: {
        noUnusedLocals: false,
        incremental: false,
        noPropertyAccessFromIndexSignature: false,
      },
      include: ['*.ts'],
    }),
  );
  simulator = await startSimulator({ seed: 1 });
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
  }, 60_000);

  test.each(snippets)(
    '$where runs and prints what it says',
    async (snippet) => {
      const { stdout } = await run('node', ['--conditions=@smart-me/source', fileOf(snippet)], {
        cwd: folder,
        timeout: 30_000,
        env: {
          ...plainEnvironment,
          SMART_ME_BASE_URL: simulator.url,
          SMART_ME_API_KEY: simulator.credentials.apiKey,
          SMART_ME_CLIENT_ID: simulator.credentials.oauth.clientId,
          SMART_ME_CLIENT_SECRET: simulator.credentials.oauth.clientSecret,
        },
      });
      if (snippet.expected !== undefined) expect(stdout).toBe(snippet.expected);
      else expect(stdout).not.toBe('');
    },
    60_000,
  );
});
