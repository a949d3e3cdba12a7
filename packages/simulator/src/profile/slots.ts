/**
 * Time cut into slots of `step` ms from `offset` on, each with what `make` derives for it. The slot last asked for is kept:
 * neighbouring instants, the usual case, cost one look-up.
 */
export function slots<T>(
  { step, offset = 0 }: { step: number; offset?: number },
  make: (start: number, index: number) => T,
): (at: number) => T {
  let kept: { index: number; slot: T } | undefined;
  return (at) => {
    const index = Math.floor((at - offset) / step);
    if (kept?.index !== index) kept = { index, slot: make(offset + index * step, index) };
    return kept.slot;
  };
}
