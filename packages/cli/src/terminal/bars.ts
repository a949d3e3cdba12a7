/** Eighths of a cell, from the bottom. */
const BLOCKS = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** What stands for a slot of which nothing is known. */
const UNKNOWN = '·';

/**
 * Values as bars of block characters, the top line first: a column each, from 0 (or the least value below it) to the
 * greatest. A value that is missing is a dot, not a bar of no height.
 */
export function barLines(values: readonly (number | undefined)[], height: number): readonly string[] {
  const known = values.filter((value) => value !== undefined);
  const least = Math.min(0, ...known);
  const span = Math.max(0, ...known) - least || 1;
  return Array.from({ length: height }, (_, line) => {
    const below = (height - 1 - line) * 8;
    return values
      .map((value) => {
        if (value === undefined) return line === height - 1 ? UNKNOWN : ' ';
        const eighths = Math.round(((value - least) / span) * height * 8);
        // What is measured is seen, if only as a line at the bottom.
        return BLOCKS[Math.max(0, Math.min(8, Math.max(eighths, 1) - below))] ?? ' ';
      })
      .join('')
      .trimEnd();
  });
}
