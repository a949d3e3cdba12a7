import type { TableShape } from '@smart-me/postgres';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { table } from '../report.ts';
import { Pool } from 'pg';
import { type MeasuredRun, measureHistory, SMALL_HEAP } from './measure-history.ts';
import { processorSeconds } from './processor-time.ts';

/**
 * A program: fills a gap of one reading a minute in an empty table of PostgreSQL, and takes the same history without writing
 * it: `node backfill.main.ts [DAYS]`, a year unless told otherwise. Each is done three times, in turn: what is told is the run in the midst.
 */
const ROUNDS = 3;
const days = Number(process.argv[2] ?? 365);
const to = '2026-01-01T00:00:00Z';
const from = new Date(Date.parse(to) - days * 24 * 60 * 60_000).toISOString();

interface Run extends MeasuredRun {
  /** Seconds of the processor that PostgreSQL took. */
  readonly databaseSeconds: number;
  /** What the table takes. */
  readonly stored: string;
}

const takeHistory = async (): Promise<Run> => ({
  ...(await measureHistory(from, to, SMALL_HEAP)),
  databaseSeconds: 0,
  stored: '–',
});

/** Into a server of its own: one that has just taken something else would still be at work on it. */
async function fill(shape: TableShape): Promise<Run> {
  const server = await startPostgres();
  try {
    const before = processorSeconds(server.pid);
    const run = await measureHistory(from, to, SMALL_HEAP, `${server.url} ${shape}`);
    const databaseSeconds = processorSeconds(server.pid) - before;
    return { ...run, databaseSeconds, stored: await sizeOf(server.url, shape) };
  } finally {
    await server[Symbol.asyncDispose]();
  }
}

if (findPostgres() === undefined) {
  console.log('Skipped: PostgreSQL is not installed.');
} else {
  const tasks = [
    ['history alone', takeHistory],
    ['backfill into PostgreSQL, a row for each value', () => fill('values')],
    ['a row for each reading', () => fill('readings')],
  ] as const;
  const runs: Run[][] = tasks.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [at, [, task]] of tasks.entries()) runs[at]?.push(await task());
  }
  const told = runs.flatMap((of) => of.sort((one, other) => one.seconds - other.seconds)[ROUNDS >> 1] ?? []);
  const [history] = told;
  console.log(
    table(
      [
        `${days} days of minutes`,
        'readings',
        'values',
        'time',
        'history = 1',
        'processor: simulator, program, PostgreSQL',
        'history = 1',
        'over idle',
        'stored',
      ],
      told.map((run, at) => rowOf(tasks[at]?.[0] ?? '', run, history ?? run)),
    ),
  );
}

function rowOf(what: string, run: Run, history: Run): string[] {
  return [
    what,
    run.readings.toLocaleString('en'),
    run.values.toLocaleString('en'),
    `${run.seconds.toFixed(1)} s`,
    `${(run.seconds / history.seconds).toFixed(2)} ×`,
    `${run.simulatorSeconds.toFixed(1)} + ${run.cpuSeconds.toFixed(1)} + ${run.databaseSeconds.toFixed(1)} s`,
    `${(processorOf(run) / processorOf(history)).toFixed(2)} ×`,
    `${(run.peakMegabytes - run.idleMegabytes).toFixed(0)} MB`,
    run.stored,
  ];
}

function processorOf({ simulatorSeconds, cpuSeconds, databaseSeconds }: Run): number {
  return simulatorSeconds + cpuSeconds + databaseSeconds;
}

/** What a table takes, with its index. */
async function sizeOf(connectionString: string, table: string): Promise<string> {
  const pool = new Pool({ connectionString });
  const { rows } = await pool.query<{ bytes: string }>('SELECT pg_total_relation_size($1) AS bytes', [
    `"${table}"`,
  ]);
  await pool.end();
  return `${(Number(rows[0]?.bytes) / 1e6).toFixed(0)} MB`;
}
