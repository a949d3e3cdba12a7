import type { Emphasis, Terminal } from './terminal.ts';
import { plainText, toWidth, widthOf, wrapText } from './text.ts';

/** A column of a table. */
export interface Column {
  readonly title: string;
  /** Numbers are right-aligned, and never cut or wrapped. */
  readonly align?: 'left' | 'right';
  readonly emphasis?: Emphasis;
  /** Where there is no room: the columns with the highest number go first. Without one a column stays. */
  readonly drop?: number;
  /** Where there is still no room: wrapped by whole words, down to this width. Without it a column keeps its width. */
  readonly wrapTo?: number;
}

/** A table that a terminal of some width can show. */
export interface TableLayout {
  readonly heading: string;
  /** A row as a line, or several where a cell is wrapped. */
  row(cells: readonly string[]): readonly string[];
}

const GAP = '  ';

/** A title of this width stays in one line. */
const SHORT_TITLE = 10;

/**
 * A layout for rows like these that fits the terminal: columns drop, then texts are wrapped by words. A later row with
 * a wider number pushes what stands beside it rather than lose a digit.
 */
export function layoutTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Pick<Terminal, 'columns' | 'emphasize'>,
): TableLayout {
  // The title of a number is wrapped over it, so that the column is no wider than its numbers need.
  const natural = columns.map(({ title, align }, at) =>
    Math.max(
      align === 'right' && widthOf(title) > SHORT_TITLE
        ? Math.max(...title.split(' ').map(widthOf))
        : widthOf(title),
      ...rows.map((cells) => widthOf(plainText(cells[at] ?? ''))),
    ),
  );
  const kept = keptColumns(columns, natural, terminal.columns);
  const widths = fittedWidths(columns, kept, natural, terminal.columns);

  const lines = (
    cells: readonly string[],
    emphasisOf: (column: Column) => Emphasis | undefined,
    isHeading = false,
  ): string[] => {
    const wrapped = kept.map((at) => {
      const text = plainText(cells[at] ?? '');
      const width = widths[at] ?? 0;
      const isWhole = columns[at]?.wrapTo === undefined && !isHeading;
      return isWhole || widthOf(text) <= width ? [text] : wrapText(text, width);
    });
    const height = Math.max(1, ...wrapped.map((cell) => cell.length));
    return Array.from({ length: height }, (_, line) =>
      kept
        .map((at, index) => {
          const column = columns[at] ?? { title: '' };
          const text = wrapped[index]?.[line] ?? '';
          const width = widths[at] ?? 0;
          const isLast = index === kept.length - 1 && column.align !== 'right';
          const whole =
            column.align === 'right' || column.wrapTo === undefined ? Math.max(width, widthOf(text)) : width;
          const cell = isLast ? text : toWidth(text, whole, column.align);
          return cell.trim() === '' ? cell : terminal.emphasize(emphasisOf(column), cell);
        })
        .join(GAP)
        .trimEnd(),
    );
  };

  return {
    heading: lines(
      columns.map(({ title }) => title),
      () => 'strong',
      true,
    ).join('\n'),
    row: (cells) => lines(cells, ({ emphasis }) => emphasis),
  };
}

/** Prints a table; nothing but its heading when there are no rows, and without it where `--quiet` asks for the data alone. */
export function printTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
  { quiet = false }: { readonly quiet?: boolean | undefined } = {},
): void {
  const layout = layoutTable(columns, rows, terminal);
  if (!quiet) terminal.print(layout.heading);
  for (const cells of rows) for (const line of layout.row(cells)) terminal.print(line);
}

/** Prints a sentence, in lines that break between words. */
export function printText(text: string, terminal: Terminal): void {
  for (const line of wrapText(text, terminal.columns)) terminal.print(line);
}

/** Prints names and what they stand for, a line each. */
export function printFacts(
  facts: readonly (readonly [name: string, value: string | undefined])[],
  terminal: Terminal,
): void {
  const known = facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
  const width = Math.max(0, ...known.map(([name]) => widthOf(name)));
  for (const [name, value] of known) {
    const [first = '', ...more] = wrapText(plainText(value), terminal.columns - width - GAP.length);
    terminal.print(`${terminal.emphasize('faint', toWidth(name, width))}${GAP}${first}`);
    for (const line of more) terminal.print(' '.repeat(width) + GAP + line);
  }
}

function keptColumns(
  columns: readonly Column[],
  natural: readonly number[],
  room: number,
): readonly number[] {
  let kept = columns.map((_, at) => at);
  const least = (at: number): number => Math.min(natural[at] ?? 0, columns[at]?.wrapTo ?? Infinity);
  while (total(kept.map(least)) > room) {
    const dropped = kept
      .filter((at) => columns[at]?.drop !== undefined)
      .sort((a, b) => (columns[b]?.drop ?? 0) - (columns[a]?.drop ?? 0))[0];
    if (dropped === undefined) break;
    kept = kept.filter((at) => at !== dropped);
  }
  return kept;
}

function fittedWidths(
  columns: readonly Column[],
  kept: readonly number[],
  natural: readonly number[],
  room: number,
): readonly number[] {
  const widths = [...natural];
  const excess = (): number => total(kept.map((at) => widths[at] ?? 0)) - room;
  // The widest text gives first, so that short ones stay in one line.
  while (excess() > 0) {
    const widest = kept
      .filter((at) => (widths[at] ?? 0) > (columns[at]?.wrapTo ?? Infinity))
      .sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + GAP.length * Math.max(0, widths.length - 1);
}
