import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type CliProcess, runCli, startCli } from '../testing/cli-process.ts';
import { type Home, makeHome } from '../testing/home.ts';
import { runHere } from '../testing/run-here.ts';

const NAMES = ['House connection', 'Cold water'];
const SPAN = ['--from', '2026-03', '--to', '2026-03', '--interval', '15', '--time-zone', 'Europe/Zurich'];
const HOURS = 31 * 24 - 1;

/** A process of its own: it has a year's readings to work out while the command writes. */
let simulator: CliProcess;
let url: string;
let home: Home;
let env: Record<string, string>;
beforeAll(async () => {
  simulator = startCli(['simulator', '--port', '0']);
  [, url = ''] = await simulator.until(/--base-url (\S+)\n/);
});
afterAll(async () => {
  await simulator[Symbol.asyncDispose]();
});
beforeEach(async () => {
  home = await makeHome();
  env = { ...home.env };
});
afterEach(async () => {
  await home[Symbol.asyncDispose]();
});

const args = (file: string): readonly string[] => [
  'export',
  ...NAMES,
  ...SPAN,
  '--base-url',
  url,
  '--out',
  join(home.folder, file),
];

test.each([
  ['csv', 10],
  ['jsonl', 4],
  ['lp', 4],
  ['parquet', 10],
])(
  'a run to %s that is killed %d times ends with the file of one that was left alone',
  async (ending, kills) => {
    expect(await runCli(args(`whole.${ending}`), { env })).toMatchObject({ stderr: '', exitCode: 0 });
    const whole = await readFile(join(home.folder, `whole.${ending}`));

    // The question is the same to the letter, the name of the file included: so it is cut in a folder of its own.
    const file = join(home.folder, `cut.${ending}`);
    const seeds = Array.from({ length: kills }, (_, at) => (at * 7919) % 101);
    let killed = 0;
    for (const seed of seeds) {
      const run = startCli(args(`cut.${ending}`), { env });
      const ended = run.exitCode.then(() => true);
      // From before anything is written to well into it.
      const isOver = await Promise.race([ended, delay(300 + seed * 12, false)]);
      if (!isOver) killed += 1;
      run.child.kill('SIGKILL');
      await run.exitCode;
    }
    expect(killed).toBeGreaterThan(0);
    const last = await runCli(args(`cut.${ending}`), { env });
    expect([0, 2]).toContain(last.exitCode);
    if (last.exitCode === 2) expect(last.stderr).toContain('is there already');
    expect((await readFile(file)).equals(whole)).toBe(true);
    expect((await home.files()).filter((path) => path.includes('.part') || path.endsWith('.made'))).toEqual(
      [],
    );
  },
);

test('of two runs to one file the second is told of the first, and what that leaves when it is killed is no obstacle', async () => {
  const first = await startSlowly('two.csv');
  first.child.kill('SIGSTOP');
  const second = await runHere(args('two.csv'), env);
  first.child.kill('SIGKILL');
  await first.exitCode;
  expect([second.exitCode, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toContain(`another run writes ${join(home.folder, 'two.csv')} (process `);
  expect((await home.files()).map((path) => basename(path))).toContain('two.csv.part.lock');
  expect((await runHere(args('two.csv'), env)).exitCode).toBe(0);
  expect((await home.files()).map((path) => basename(path))).toEqual(['two.csv']);
});

/** An export that has begun to write, and is far from its end: the cloud takes its time until then. */
async function startSlowly(file: string): Promise<CliProcess> {
  const faults = `${url}/_simulator/faults`;
  const slow = JSON.stringify({ kind: 'latency', milliseconds: 1_000 });
  await fetch(faults, { method: 'POST', headers: { 'content-type': 'application/json' }, body: slow });
  const run = startCli(args(file), { env });
  const ended = run.exitCode.then(() => true);
  while (!(await home.files()).some((path) => basename(path) === `${file}.part.json`)) {
    const isOver = await Promise.race([ended, delay(20, false)]);
    if (isOver) throw new Error(`The export ended before it was seen to write:\n${run.stderr}`);
  }
  await fetch(faults, { method: 'DELETE' });
  return run;
}

test('a month of quarter-hours is whole, and the hour that is lost has no row', async () => {
  const { exitCode, stdout } = await runHere(args('rows.csv'), env);
  const text = await readFile(join(home.folder, 'rows.csv'), 'utf8');
  const rows = text.trimEnd().split('\n').slice(1);
  expect(exitCode).toBe(0);
  expect(rows).toHaveLength(NAMES.length * HOURS * 4);
  expect(stdout).toContain(
    `${new Intl.NumberFormat('en').format(rows.length)} rows of 2 devices, 2026-03-01 00:00:00 to 2026-04-01 00:00:00 (Europe/Zurich)`,
  );
  const starts = rows.filter((row) => row.startsWith('House')).map((row) => row.split(',')[2] ?? '');
  expect(starts.filter((start) => start.startsWith('2026-03-29T'))).toHaveLength(92);
});

test('another question does not go on with it, and a file that is there stays', async () => {
  const first = await startSlowly('a.csv');
  first.child.kill('SIGKILL');
  await first.exitCode;
  const other = await runHere(
    [...args('a.csv').slice(0, 3), '--base-url', url, '--last', '1d', '--out', join(home.folder, 'a.csv')],
    env,
  );
  expect([other.exitCode, other.stderr]).toEqual([2, expect.stringContaining('belongs to another export')]);

  expect((await runHere(args('a.csv'), env)).exitCode).toBe(0);
  const again = await runHere(args('a.csv'), env);
  expect([again.exitCode, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
  expect((await runHere([...args('a.csv'), '--overwrite'], env)).exitCode).toBe(0);
});
