/** More than a third of a name is no slip of the keyboard. */
const SHARE = 3;

/** The one of the names that a text was probably meant to be: the same in another case, or with a few letters wrong. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(text.length / SHARE));
  let best: string | undefined;
  let least = limit + 1;
  for (const name of names) {
    if (Math.abs(name.length - text.length) >= least) continue;
    const steps = distance(text.toLowerCase(), name.toLowerCase());
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}

/** Edit distance: letters added, left out, replaced, or two neighbours exchanged (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : Infinity;
      row.push(Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, replaced, swapped));
    }
    [before, last] = [last, row];
  }
  return last[other.length] ?? 0;
}
