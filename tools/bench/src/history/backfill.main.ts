import type { TableShape } from '@smart-me/postgres';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { table } from '../report.ts';
import { Pool } from 'pg';
import { type MeasuredRun, measureHistory, SMALL_HEAP } from './measure-history.ts';
import { processorSeconds } from './processor-time.ts';

/**
 * A program: fills a gap of one reading a minute in an empty table of PostgreSQL, and takes the same history without writing
 * it: `node backfill.main.ts [DAYS]`, a year unless told otherwise.
 */
const days = Number(process.argv[2] ?? 365);
const to = '2026-01-01T00:00:00Z';
const from = new Date(Date.parse(to) - days * 24 * 60 * 60_000).toISOString();

if (findPostgres() === undefined) {
  console.log('Skipped: PostgreSQL is not installed.');
} else {
  const history = await measureHistory(from, to, SMALL_HEAP);
  const whole = (run: MeasuredRun, database = 0): number => run.cpuSeconds + run.simulatorSeconds + database;
  const row = (what: string, run: MeasuredRun, database = 0, stored = '–'): string[] => [
    what,
    run.readings.toLocaleString('en'),
    run.values.toLocaleString('en'),
    `${run.seconds.toFixed(1)} s`,
    `${(run.seconds / history.seconds).toFixed(2)} ×`,
    `${run.simulatorSeconds.toFixed(1)} + ${run.cpuSeconds.toFixed(1)} + ${database.toFixed(1)} s`,
    `${(whole(run, database) / whole(history)).toFixed(2)} ×`,
    `${(run.peakMegabytes - run.idleMegabytes).toFixed(0)} MB`,
    stored,
  ];
  const filled = async (what: string, shape: TableShape): Promise<string[]> => {
    // One that has just taken something else would still be at work on it.
    const server = await startPostgres();
    try {
      const before = processorSeconds(server.pid);
      const run = await measureHistory(from, to, SMALL_HEAP, `${server.url} ${shape}`);
      return row(what, run, processorSeconds(server.pid) - before, await sizeOf(server.url, shape));
    } finally {
      await server[Symbol.asyncDispose]();
    }
  };
  const rows = [
    row('history alone', history),
    await filled('backfill into PostgreSQL, a row for each value', 'values'),
    await filled('a row for each reading', 'readings'),
  ];
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
      rows,
    ),
  );
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
