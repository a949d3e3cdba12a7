import type { ObisCode } from '../obis-code.ts';
import type { Text } from './text.ts';

// Tables of codes are texts with a code a line and `|` between the cells: a tenth of what the same would be as objects. Each
// is read when it is first needed, so who describes only meter readings never pays for it.

/** Whether a code is one of those that a line is about. */
export type Pattern = (code: ObisCode) => boolean;

/** A line of a table: the codes it is about, the cells behind those of the groups, and the wording at its end. */
export interface TableRow {
  readonly matches: Pattern;
  readonly cells: readonly string[];
  readonly text: Text;
}

/** The rows of a table, by group C; a row about several values of C stands at each of them. */
export type Table = ReadonlyMap<number, readonly TableRow[]>;

/** The letter of a value group, as a code has it. */
type Group = 'a' | 'b' | 'c' | 'd' | 'e' | 'f';

/** Reads a table whose lines begin with these groups, have cells after them and end with a wording in every language. */
export function readTable(table: string, groups: readonly Group[]): Table {
  const byC = new Map<number, TableRow[]>();
  for (const line of table.trim().split('\n')) {
    const cells = line.split('|');
    const ranges = groups.map((group, index) => ({ group, within: within(cells[index] ?? '', group) }));
    const [en = '', de = '', fr = '', it = '', nl = ''] = cells.slice(-5);
    const row: TableRow = {
      matches: (code) => ranges.every((range) => range.within(code[range.group])),
      cells: cells.slice(groups.length, -5),
      text: `${en}|${de}|${fr}|${it}|${nl}`,
    };
    for (const c of valuesOf(cells[groups.indexOf('c')] ?? '')) {
      const rows = byC.get(c);
      if (rows === undefined) byC.set(c, [row]);
      else rows.push(row);
    }
  }
  return byC;
}

/** `0,4-9` or `*` as a test of a group. Of F alone, nothing is 255, and `h` that or a value of the past. */
function within(ranges: string, group: Group): (value: number) => boolean {
  if (ranges === '*') return () => true;
  const text = group === 'f' && (ranges === '' || ranges === 'h') ? HISTORY[ranges] : ranges;
  const limits = text.split(',').map((range) => {
    const [from = '', to = from] = range.split('-');
    return { from: Number(from), to: Number(to) };
  });
  return (value) => limits.some(({ from, to }) => value >= from && value <= to);
}

const HISTORY = { '': '255', h: '0-99,101-126,255' };

/** The values of `1,5-7`; all bytes for `*`. */
function valuesOf(ranges: string): readonly number[] {
  return (ranges === '*' ? '0-255' : ranges).split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
  });
}
