import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { table } from '../report.ts';
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
  const server = await startPostgres();
  const whole = (run: MeasuredRun, database = 0): number => run.cpuSeconds + run.simulatorSeconds + database;
  const row = (what: string, run: MeasuredRun, database = 0): string[] => [
    what,
    run.readings.toLocaleString('en'),
    run.values.toLocaleString('en'),
    `${run.seconds.toFixed(1)} s`,
    `${(run.seconds / history.seconds).toFixed(2)} ×`,
    `${run.simulatorSeconds.toFixed(1)} + ${run.cpuSeconds.toFixed(1)} + ${database.toFixed(1)} s`,
    `${(whole(run, database) / whole(history)).toFixed(2)} ×`,
    `${(run.peakMegabytes - run.idleMegabytes).toFixed(0)} MB`,
  ];
  const filled = async (what: string, how: string): Promise<string[]> => {
    const before = processorSeconds(server.pid);
    const run = await measureHistory(from, to, SMALL_HEAP, `${server.url}${how}`);
    return row(what, run, processorSeconds(server.pid) - before);
  };
  const rows = [
    row('history alone', history),
    await filled('backfill into PostgreSQL, a row for each value', ''),
    await filled('a row for each reading', ' readings'),
  ];
  await server[Symbol.asyncDispose]();
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
      ],
      rows,
    ),
  );
}
