import { gather, type Slots } from './bursts.ts';
import type { Profile } from './profile.ts';

/** The largest part of a slot with the sun up in which a house with its own plant still draws from the grid. */
const LONGEST_DRAW = 0.45;

/**
 * Lets what is drawn and what is fed in take turns within each slot, since a meter that balances its phases sees one
 * direction at a time. The amounts of each slot stay as they were.
 */
export function alternate(
  drawn: Profile,
  fed: Profile,
  slots: Slots,
): { imported: Profile; exported: Profile } {
  const turn = (start: number): number => {
    const feeds = fed.total(start + slots.step) > fed.total(start);
    return start + (feeds ? LONGEST_DRAW : 1) * slots.step;
  };
  return {
    imported: gather(drawn, slots, (start) => [start, turn(start)]),
    exported: gather(fed, slots, (start) => [turn(start), start + slots.step]),
  };
}
