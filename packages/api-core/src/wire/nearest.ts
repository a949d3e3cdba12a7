/** More than a third of a name is no slip of the keyboard; more than this no slip of a long one. */
const SHARE = 3;
const MOST_SLIPS = 3;

/** The one of the names that a text was probably meant to be: the same in another case, or with a few letters wrong. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const most = Math.min(MOST_SLIPS, Math.max(1, Math.floor(text.length / SHARE)));
  for (let slips = 0; slips <= most; slips++) {
    const found = names.find((name) => isWithin(slips, text.toLowerCase(), name.toLowerCase()));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a text becomes another by so few slips: a letter added, left out, replaced, or two neighbours exchanged. */
function isWithin(slips: number, one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a === b) return true;
  const follows = (skipped: number, skippedToo: number): boolean =>
    isWithin(slips - 1, a.slice(skipped), b.slice(skippedToo));
  return (
    slips > 0 &&
    (follows(1, 0) || follows(0, 1) || follows(1, 1) || (a[0] === b[1] && a[1] === b[0] && follows(2, 2)))
  );
}
