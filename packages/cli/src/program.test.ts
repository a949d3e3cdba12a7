import { expect, test } from '@jest/globals';
import { runCli } from './testing/cli-process.ts';
import { runHere } from './testing/run-here.ts';

test.each([
  ['a choice that there is not', ['obis', '1.8.0', '--language', 'rm'], 'en, de, fr, it'],
  ['an unknown command', ['obsi', '1.8.0'], 'Did you mean obis?'],
  ['a number out of range', ['simulator', '--port', '65536'], 'A port is a whole number from 0 to 65535.'],
])('%s gets one line and exit code 2', async (_, args, reason) => {
  const { exitCode, stdout, stderr } = await runHere(args);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^smart-me: .+\n$/);
  expect(stderr).toContain(reason);
});

test('help and version are results, not failures', async () => {
  const help = await runHere(['--help']);
  const version = await runCli(['--version']);
  expect([help.exitCode, help.stdout]).toEqual([0, expect.stringContaining('Usage: smart-me')]);
  expect([version.exitCode, version.stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/)]);
});

test('on an older Node the command says so in one line', async () => {
  const older =
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.0' } })";
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(older)}` };
  const { exitCode, stdout, stderr } = await runCli(['obis', '1.8.0'], { env });
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toBe(
    'smart-me: this is Node 20.19.0, and the command needs Node 22.13 or later. Get it from https://nodejs.org.\n',
  );
});

test.each([
  ['a password in a URL', ['whoami', '--base-url', 'https://ada:SECRET@host'], 'would show its password'],
  ['an interval that no timer counts', ['demo', '--interval', '3000000'], 'from 1 to 86400'],
  ['a locale that is none', ['export', '--locale', 'de_CH'], 'de-CH, fr-FR or en-US'],
  ['a subcommand of its own', ['webhooks', 'ad'], 'See smart-me webhooks --help'],
  ['a time zone that there is not', ['devices', '--time-zone', 'Mars'], 'Europe/Zurich or UTC'],
])('%s is refused in one line that keeps secrets', async (_, args, reason) => {
  const { exitCode, stderr } = await runHere(args);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^smart-me: .+\n$/);
  expect(stderr).toContain(reason);
  expect(stderr).not.toMatch(/SECRET|ada:/);
});
