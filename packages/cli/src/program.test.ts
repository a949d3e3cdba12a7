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

test('help and version are answers, not failures', async () => {
  const help = await runHere(['--help']);
  const version = await runCli(['--version']);
  expect([help.exitCode, help.stdout]).toEqual([0, expect.stringContaining('Usage: smart-me')]);
  expect([version.exitCode, version.stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/)]);
});
