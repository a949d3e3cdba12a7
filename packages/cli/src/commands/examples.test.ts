import { chdir, cwd } from 'node:process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Simulator } from '@smart-me/simulator';
import { COMMANDS } from '../program.ts';
import { examplesOf, wordsOf } from '../testing/examples.ts';
import { type Home, makeHome } from '../testing/home.ts';
import { runHere } from '../testing/run-here.ts';

/** Commands that run until somebody ends them: ended as soon as they have said something. */
const ENDLESS = new Set(['simulator', 'listen', 'ingest']);

let simulator: Simulator;
let home: Home;
const folder = cwd();
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator();
  home = await makeHome();
  process.env['SMART_ME_BASE_URL'] = simulator.url;
  chdir(home.folder);
});
afterAll(async () => {
  chdir(folder);
  delete process.env['SMART_ME_BASE_URL'];
  await simulator.stop();
  await home[Symbol.asyncDispose]();
});

test('the commands stand in the help by groups, and no line breaks inside a word', async () => {
  const { stdout } = await runHere(['--help'], {}, { columns: 60 });
  for (const { name, group } of COMMANDS) {
    expect(stdout).toContain(`\n${group}\n`);
    expect(stdout).toMatch(new RegExp(`\\n  ${name}[ \\n]`));
  }
  const wide = await runHere(['--help'], {}, { columns: 100 });
  const words = (text: string): string => text.replace(/\s+/g, ' ');
  expect(words(stdout)).toBe(words(wide.stdout));
});

/** What works on the account may do all; what is about the sign-in has that of the first example. */
const key = (name: string): Record<string, string> =>
  ['login', 'logout', 'whoami', 'profiles'].includes(name)
    ? {}
    : { SMART_ME_API_KEY: simulator.credentials.apiKey };

// One after the other, in the order of a first day: some examples need that somebody has signed in.
const ORDER = [
  'login',
  ...COMMANDS.map(({ name }) => name).filter((name) => !['login', 'logout'].includes(name)),
  'logout',
];

test.each(ORDER)('the help of %s fits 60 columns and its examples run', async (name) => {
  const help = await runHere([name, '--help'], {}, { columns: 60 });
  const { stdout } = await runHere([name, '--help'], {}, { columns: 100 });
  const examples = examplesOf(stdout);
  const [usage] = help.stdout.split('\nExamples:\n');
  expect(examples).not.toEqual([]);
  for (const line of usage?.split('\n') ?? []) expect(line.length).toBeLessThanOrEqual(60);

  for (const example of examples) {
    const [command, ...args] = wordsOf(example);
    expect(command).toBe('smart-me');
    const stop = new AbortController();
    const end = (): void => {
      setTimeout(() => {
        stop.abort();
      });
    };
    const settings = ENDLESS.has(name) ? { print: end, printJson: end, stopSignal: () => stop.signal } : {};
    const { exitCode, stderr } = await runHere(args, { ...home.env, ...key(name) }, settings);
    expect({ example, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({
      example,
      exitCode: 0,
      stderr: '',
    });
  }
});
