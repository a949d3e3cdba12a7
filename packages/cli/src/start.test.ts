import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Simulator } from '@smart-me/simulator';
import { runCli } from './testing/cli-process.ts';

let simulator: Simulator;
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.stop();
});

/** Has a process tell the modules that it has loaded, behind all that it says. */
const TELLING = `
  import { registerHooks } from 'node:module';
  const urls = [];
  registerHooks({ load: (url, context, next) => { urls.push(url); return next(url, context); } });
  process.on('exit', () => process.stderr.write('\\nLOADED ' + JSON.stringify(urls)));`;

/** The packages of which the command loads anything, besides itself and commander, which reads its arguments. */
async function packagesOf(...args: readonly string[]): Promise<readonly string[]> {
  const env = {
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(TELLING)}`,
    SMART_ME_BASE_URL: simulator.url,
  };
  const { exitCode, stderr } = await runCli(args, { env });
  expect(exitCode).toBe(0);
  const [, json = '[]'] = stderr.split('\nLOADED ');
  const urls = JSON.parse(json) as readonly string[];
  const names = urls.flatMap((url) => {
    const name = /.*\/(?:packages|node_modules)\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].filter((name) => name !== 'cli' && name !== 'commander').sort();
}

test.each(['--help', '--version'])('%s loads no package at all', async (option) => {
  expect(await packagesOf(option)).toEqual([]);
});

test('a command loads what it works with', async () => {
  expect(await packagesOf('obis', '1.8.0')).toEqual(['obis']);
});

test('a command on the account loads no simulator, ingest or Parquet', async () => {
  const loaded = await packagesOf('devices');
  expect(loaded).toEqual(expect.arrayContaining(['account-api', 'api-core', 'ky', 'obis', 'readings']));
  for (const heavy of ['oidc-provider', 'ingest', 'hyparquet-writer', 'export', 'realtime', 'partner-api'])
    expect(loaded).not.toContain(heavy);
});

test('an export loads the writer of Parquet only to write it', async () => {
  const loaded = await packagesOf('export', 'Cold water', '--last', '1h');
  expect(loaded).toContain('export');
  expect(loaded).not.toContain('hyparquet-writer');
});
