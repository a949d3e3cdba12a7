import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { table } from '../report.ts';
import { type HistoryRun, measureHistory, SMALL_HEAP } from './measure-history.ts';

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
  const server = await startPostgres();
  const backfill = await measureHistory(from, to, SMALL_HEAP, server.url);
  const packed = await measureHistory(from, to, SMALL_HEAP, `${server.url} readings`);
  await server[Symbol.asyncDispose]();
  const row = (what: string, run: HistoryRun): string[] => [
    what,
    run.readings.toLocaleString('en'),
    run.values.toLocaleString('en'),
    `${run.seconds.toFixed(1)} s`,
    `${(run.seconds / history.seconds).toFixed(2)} ×`,
    Math.round(run.values / run.seconds).toLocaleString('en'),
    `${(run.peakMegabytes - run.idleMegabytes).toFixed(0)} MB`,
  ];
  console.log(
    table(
      [
        `${days} days of minutes`,
        'readings',
        'values',
        'time',
        'history = 1',
        'values a second',
        'over idle',
      ],
      [
        row('history alone', history),
        row('backfill into PostgreSQL, a row for each value', backfill),
        row('a row for each reading', packed),
      ],
    ),
  );
}
