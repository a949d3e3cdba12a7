import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A row of a table in `reference/`, by column name; an empty cell is an empty text. */
export type ReferenceRow = Readonly<Record<string, string>>;

/** The rows of a table of facts in `reference/`. */
export function referenceTable(name: string): readonly ReferenceRow[] {
  const lines = readFileSync(join(import.meta.dirname, '../../reference', `${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [header = '', ...rows] = lines;
  const columns = header.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]?.trim() ?? '']));
  });
}

/** The first and the last value of each range in `0-9,255`; `*` is the whole byte's standard part. */
export function limitsOf(ranges: string): readonly number[] {
  const limits = ranges
    .split(/[,|]/)
    .flatMap((range) => (range === '*' ? [0, 127] : range.split('-').map(Number)));
  return [...new Set(limits)];
}

/** All values of `0-9,255`. */
export function valuesOf(ranges: string): readonly number[] {
  return ranges.split(/[,|]/).flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  });
}

/** The symbol of this package for a unit as the tables write it. */
export function unitOf(cell: string): string | undefined {
  const unit = cell
    .replace('Ohm', 'Ω')
    .replace(/^deg/, '°')
    .replace(/(?<=[A-Za-z])2/g, '²')
    .replace(/(?<=[A-Za-z])3/g, '³');
  return unit === '°' || unit !== '' ? unit : undefined;
}
