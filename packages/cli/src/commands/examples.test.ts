import { chdir, cwd } from 'node:process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen, type WebhookServer } from '@smart-me/realtime/node';
import type { Simulator } from '@smart-me/simulator';
import { Command } from 'commander';
import { COMMANDS } from '../program.ts';
import { type Home, makeHome } from '../testing/home.ts';
import { plainTerminal, runHere } from '../testing/run-here.ts';

/** Commands that run until somebody ends them: ended as soon as they have said something. */
const ENDLESS = new Set(['simulator', 'listen', 'live', 'ingest', 'mqtt']);

let simulator: Simulator;
let home: Home;
/** To which `webhooks test` posts: its user is the one that the command has by default. */
let receiver: WebhookServer;
const folder = cwd();
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator();
  home = await makeHome();
  const credentials = { username: 'smart-me', password: 'of the examples' };
  receiver = await listen(createWebhookReceiver({ credentials, onReadings: () => undefined }));
  process.env['SMART_ME_BASE_URL'] = simulator.url;
  chdir(home.folder);
});
afterAll(async () => {
  chdir(folder);
  delete process.env['SMART_ME_BASE_URL'];
  await receiver[Symbol.asyncDispose]();
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
    : { SMART_ME_API_KEY: simulator.credentials.apiKey, SMART_ME_WEBHOOK_PASSWORD: 'of the examples' };

// One after the other, in the order of a first day: some examples need that somebody has signed in.
const ORDER = [
  'login',
  ...COMMANDS.map(({ name }) => name).filter((name) => !['login', 'logout'].includes(name)),
  'logout',
];

function pathsOf(command: Command, path: string): readonly string[] {
  return [path, ...command.commands.flatMap((below) => pathsOf(below, `${path} ${below.name()}`))];
}

/** `webhooks add` and their like, each behind its command. */
const NESTED: string[] = [];
// One after the other: on Node 22 Jest loads no two modules at once that share others.
for (const name of ORDER) {
  const command = new Command(name);
  const define = await COMMANDS.find((entry) => entry.name === name)?.load();
  define?.(command, { terminal: plainTerminal, environment: {} });
  NESTED.push(...pathsOf(command, name));
}

test.each(NESTED)('the help of %s fits 60 columns and its examples run', async (path) => {
  const [name = ''] = path.split(' ');
  const help = await runHere([...path.split(' '), '--help'], {}, { columns: 60 });
  const { stdout } = await runHere([...path.split(' '), '--help'], {}, { columns: 100 });
  const examples = examplesOf(stdout);
  const [usage] = help.stdout.split('\nExamples:\n');
  expect(examples).not.toEqual([]);
  for (const line of usage?.split('\n') ?? []) expect(line.length).toBeLessThanOrEqual(60);

  for (const example of examples) {
    const [command, ...args] = wordsOf(example.replace('http://127.0.0.1:8080', receiver.url));
    expect(command).toBe('smart-me');
    const stop = new AbortController();
    const end = (): void => {
      setTimeout(() => {
        stop.abort();
      });
    };
    let complaints = '';
    // There are no such servers: it comes as far as to wait for them. What it does with one is tested beside it.
    const waits = example.includes('nats://');
    const complain = (line: string): void => {
      complaints += `${line}\n`;
      if (waits) end();
    };
    const endless = { print: end, printJson: end, complain, stopSignal: () => stop.signal };
    const settings = ENDLESS.has(name) ? endless : {};
    const ran = await runHere(args, { ...home.env, ...key(name) }, settings);
    const { exitCode, stderr } = ENDLESS.has(name) ? { ...ran, stderr: complaints } : ran;
    if (waits) {
      expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/NATS cannot be reached.* Waiting/)]);
      continue;
    }
    expect({ example, exitCode, stderr: exitCode === 0 ? '' : stderr }).toEqual({
      example,
      exitCode: 0,
      stderr: '',
    });
  }
});

/** The examples of a command's help: what stands under `Examples:`. */
function examplesOf(help: string): readonly string[] {
  const [, examples = ''] = help.split('\nExamples:\n');
  return examples
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The words of a command line as a POSIX shell would split them; only what the examples use. */
function wordsOf(line: string): readonly string[] {
  return Array.from(
    line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
}
