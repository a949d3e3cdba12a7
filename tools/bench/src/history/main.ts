import { table } from '../report.ts';
import { type HistoryRun, measureHistory, SMALL_HEAP } from './measure-history.ts';

/** A program: the history of a year of minutes, with V8's own heap sizes and with small ones. */
const [from, to] = ['2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z'];
const rows: string[][] = [];
for (const options of [SMALL_HEAP, []]) {
  rows.push(rowOf(options, await measureHistory(from, to, options)));
}
console.log(table(['node', 'readings', 'values', 'gaps', 'time', 'idle', 'peak', 'over idle'], rows));

function rowOf(options: readonly string[], run: HistoryRun): string[] {
  const { readings, values, gaps, seconds, idleMegabytes, peakMegabytes } = run;
  return [
    options.join(' ') || 'as it is',
    ...[readings, values, gaps].map((count) => count.toLocaleString('en')),
    `${seconds.toFixed(1)} s`,
    ...[idleMegabytes, peakMegabytes, peakMegabytes - idleMegabytes].map((mb) => `${mb.toFixed(0)} MB`),
  ];
}
