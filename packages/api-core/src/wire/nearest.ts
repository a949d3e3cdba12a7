/** More than a third of a name is no slip of the keyboard; more than this no slip of a long one. */
const SHARE = 3;
const MOST_SLIPS = 3;

/** Asks whether a text was meant to be one of the names: the same in another case, or with a few letters wrong. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const most = Math.min(MOST_SLIPS, Math.max(1, Math.floor(text.length / SHARE)));
  for (let slips = 0; slips <= most; slips++) {
    const found = names.find((name) => isWithin(slips, text.toLowerCase(), name.toLowerCase()));
    if (found !== undefined) return `did you mean ${found}?`;
  }
  return undefined;
}

/** Whether a text becomes another by so few slips: a letter added, left out, replaced, or two neighbours exchanged. */
function isWithin(slips: number, one: string, other: string): boolean {
  if (one === other) return true;
  const follows = (skipped: number, skippedToo: number, left = slips - 1): boolean =>
    isWithin(left, one.slice(skipped), other.slice(skippedToo));
  if (one[0] === other[0]) return follows(1, 1, slips);
  const areExchanged = one[0] === other[1] && one[1] === other[0];
  return slips > 0 && (follows(1, 0) || follows(0, 1) || follows(1, 1) || (areExchanged && follows(2, 2)));
}
