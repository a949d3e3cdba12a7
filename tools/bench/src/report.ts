import type { Timing } from './benchmark.ts';

/** A duration in the unit in which it is easily read. */
export function duration(nanoseconds: number): string {
  if (nanoseconds < 1_000) return `${significant(nanoseconds)} ns`;
  return `${significant(nanoseconds / 1_000)} µs`;
}

/** One benchmark as a Markdown table, each time beside what it is a multiple of: the candidate called `baseline`. */
export function timingTable(timings: readonly Timing[], baseline: string): string {
  const base = timings.find(({ name }) => name === baseline)?.median ?? Number.NaN;
  const rows = timings.map(({ name, median, low, high }) => [
    name,
    duration(median),
    `${duration(low)} – ${duration(high)}`,
    `${significant(base / median)} ×`,
    `${(1e9 / median / 1e6).toFixed(median > 1e5 ? 4 : 2)} M/s`,
  ]);
  return table(['', 'median', '10 % – 90 %', `speed, ${baseline} = 1`, 'a second'], rows);
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

const significant = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
