import { uniform } from '../random/seeded.ts';
import { slots, type Profile } from './profile.ts';

/**
 * Random variation from slot to slot that averages out: the totals at the borders of the slots of `step` ms move by
 * up to half of `depth` (0 to 1) of the smaller neighbouring slot, and in between the profile keeps its course. So totals
 * never fall, no error adds up over the years, and an instant costs four look-ups.
 */
export function ripple(
  profile: Profile,
  { step, depth, seed, offset = 0 }: { step: number; depth: number; seed: number; offset?: number },
): Profile {
  const slotAt = slots({ step, offset }, (start, index) => {
    const first = profile.total(start);
    const last = profile.total(start + step);
    const width = last - first;
    const shift = (border: number, neighbour: number): number =>
      (uniform(seed, border) - 0.5) * depth * Math.min(width, neighbour);
    const from = first + shift(index, first - profile.total(start - step));
    const to = last + shift(index + 1, profile.total(start + 2 * step) - last);
    return { first, from, factor: width > 0 ? (to - from) / width : 1 };
  });

  return {
    rate: (at) => profile.rate(at) * slotAt(at).factor,
    total(at) {
      const { first, from, factor } = slotAt(at);
      return from + (profile.total(at) - first) * factor;
    },
  };
}
