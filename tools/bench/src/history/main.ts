import { table } from '../report.ts';
import { type HistoryRun, measureHistory, SMALL_HEAP } from './measure-history.ts';

/** A program: the history of a year of minutes, with small heap sizes and with V8's own, and the same by fetch alone. */
const [from, to] = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
const history = (options: readonly string[]) => measureHistory(from, to, options);
console.log(
  table(
    ['', 'readings', 'values', 'gaps', 'time', 'idle', 'peak', 'over idle'],
    [
      rowOf(`history, \`node ${SMALL_HEAP.join(' ')}\``, await history(SMALL_HEAP)),
      rowOf('history, `node`', await history([])),
      rowOf('fetch alone, bytes thrown away, `node`', await measureHistory(from, to, [], 'fetch')),
    ],
  ),
);

function rowOf(what: string, run: HistoryRun): string[] {
  const { readings, values, gaps, seconds, idleMegabytes, peakMegabytes } = run;
  return [
    what,
    ...[readings, values, gaps].map((count) => count.toLocaleString('en')),
    `${seconds.toFixed(1)} s`,
    ...[idleMegabytes, peakMegabytes, peakMegabytes - idleMegabytes].map((mb) => `${mb.toFixed(0)} MB`),
  ];
}
