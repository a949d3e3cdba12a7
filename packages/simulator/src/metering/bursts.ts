import { uniform } from '../random/seeded.ts';
import { HOUR, slots, type Profile } from './profile.ts';

/** One run of something that is either on or off. */
export interface Burst {
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly end: number;
  /** What runs through, in the profile's unit. */
  readonly amount: number;
}

/** A profile whose runs can be looked up. */
export interface BurstProfile extends Profile {
  /** The run of the slot that holds `at`: over, under way or to come. */
  burstAround(at: number): Burst;
}

/** Where in time the slots lie. */
export interface Slots {
  /** The length of a slot in milliseconds. */
  readonly step: number;
  /** Where one slot begins. Default: 1970-01-01T00:00Z. */
  readonly offset?: number;
}

/** Gathers what `profile` gives in each slot into one run, from and to the instants that `window` names. */
function gather(
  profile: Profile,
  { step, offset = 0 }: Slots,
  window: (start: number, amount: number, index: number) => readonly [number, number],
): BurstProfile {
  const burstAround = slots({ step, offset }, (slotStart, index) => {
    const first = profile.total(slotStart);
    const amount = profile.total(slotStart + step) - first;
    const [start, end] = window(slotStart, amount, index);
    return { start, end, first, amount };
  });
  return {
    burstAround,
    rate(at) {
      const { start, end, amount } = burstAround(at);
      return at >= start && at < end ? (amount / (end - start)) * HOUR : 0;
    },
    total(at) {
      const { start, end, amount, first } = burstAround(at);
      if (at <= start) return first;
      return at >= end ? first + amount : first + (amount * (at - start)) / (end - start);
    },
  };
}

/**
 * One run at `rate` (faster if the slot is too short for it) at a random place in each slot: a kettle, a heat pump's
 * cycle, a tap, a charging session. `within` narrows where in the slot a run may lie, as parts of the slot.
 */
export function bursts(
  profile: Profile,
  {
    rate,
    seed,
    within = [0, 1],
    ...slots
  }: Slots & { rate: number; seed: number; within?: readonly [number, number] },
): BurstProfile {
  return gather(profile, slots, (slotStart, amount, index) => {
    const room = (within[1] - within[0]) * slots.step;
    const length = Math.min((amount / rate) * HOUR, room);
    const start = slotStart + within[0] * slots.step + uniform(seed, index) * (room - length);
    return [start, start + length];
  });
}

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
