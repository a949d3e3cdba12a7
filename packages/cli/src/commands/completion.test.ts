import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { runHere } from '../testing/run-here.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-me-completion-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A test where the shell is; elsewhere it says why not. */
function inShell(shell: string, name: string, body: (script: string) => Promise<void>): void {
  needing(missingCommand(shell)).test(`${shell}: ${name}`, async () => {
    const { exitCode, stdout } = await runHere(['completion', shell === 'pwsh' ? 'powershell' : shell]);
    expect(exitCode).toBe(0);
    const script = join(folder, `completion.${shell === 'pwsh' ? 'ps1' : shell}`);
    await writeFile(script, stdout);
    await body(script);
  });
}

/** What the shell says to a program; a shell that complains fails. */
function said(shell: string, args: readonly string[]): readonly string[] {
  const { stdout, stderr, status } = spawnSync(shell, args, { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout.split('\n').filter(Boolean);
}

inShell('bash', 'commands, subcommands and options are completed', (script) => {
  const completed = (...words: readonly string[]): readonly string[] =>
    said('bash', [
      '-c',
      `. '${script}'; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _smart_me; printf '%s\\n' "\${COMPREPLY[@]}"`,
      'bash',
      'smart-me',
      ...words,
    ]);
  expect(completed('dev')).toEqual(['devices']);
  expect(completed('')).toEqual(expect.arrayContaining(['devices', 'values', 'export', 'obis']));
  expect(completed('webhooks', '')).toEqual(expect.arrayContaining(['list', 'add', 'remove', 'test']));
  expect(completed('obis', 'l')).toEqual(['list']);
  expect(completed('export', '--for')).toEqual(['--format']);
  expect(completed('export', 'House', '--ov')).toEqual(['--overwrite']);
  expect(completed('webhooks', 'add', '--us')).toEqual(['--user']);
  expect(completed('charging', '--for')).toEqual([]);
  return Promise.resolve();
});

inShell('zsh', 'the script is read without complaint, and completes the command', (script) => {
  const lines = said('zsh', [
    '-f',
    '-c',
    `autoload -U compinit; compinit -D; . '${script}'; print $_comps[smart-me]`,
  ]);
  expect(lines).toEqual(['_smart_me']);
  return Promise.resolve();
});

inShell('fish', 'commands, subcommands and options are completed', (script) => {
  const completed = (line: string): readonly string[] =>
    said('fish', ['--no-config', '-c', `source '${script}'; complete -C 'smart-me ${line}'`]).map(
      (found) => found.split('\t')[0] ?? '',
    );
  expect(completed('dev')).toEqual(['devices']);
  expect(completed('webhooks ')).toEqual(expect.arrayContaining(['list', 'add', 'remove', 'test']));
  expect(completed('export --for')).toEqual(['--format']);
  return Promise.resolve();
});

inShell('pwsh', 'commands and options are completed', (script) => {
  const line = 'smart-me export --for';
  const lines = said('pwsh', [
    '-NoProfile',
    '-Command',
    `. '${script}'; (TabExpansion2 '${line}' ${line.length}).CompletionMatches.CompletionText`,
  ]);
  expect(lines).toEqual(['--format']);
  return Promise.resolve();
});

test.each(['bash', 'zsh', 'fish', 'powershell'])('the script for %s names every command', async (shell) => {
  const { stdout } = await runHere(['completion', shell]);
  for (const name of ['devices', 'export', 'webhooks', '--overwrite', '--base-url', 'remove'])
    expect(stdout).toContain(shell === 'fish' ? name.replace(/^--/, '') : name);
});

test('a shell that it does not know is wrong input', async () => {
  expect(await runHere(['completion', 'tcsh'])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('bash, zsh, fish, powershell'),
  });
});
