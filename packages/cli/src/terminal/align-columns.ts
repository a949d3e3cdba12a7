export type Alignment = 'left' | 'right';

/** Pads the cells of each column to the width of its widest. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly (readonly string[])[] {
  const widths = alignments.map((_, column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, column) => toWidth(cell, widths[column] ?? 0, alignments[column] ?? 'left')),
  );
}

/** The text in exactly this width: padded, or cut with an ellipsis. */
export function toWidth(text: string, width: number, alignment: Alignment = 'left'): string {
  const cut = text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text;
  return alignment === 'left' ? cut.padEnd(width) : cut.padStart(width);
}
