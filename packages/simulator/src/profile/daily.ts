import { DAY, HOUR, STANDARD_TIME_OFFSET, type Profile } from './profile.ts';
import { slots } from './slots.ts';

/** How a day's amount is spread over the day. */
export interface DayShape {
  /** The share of the day's amount that has run through when `part` (0 to 1) of the day has passed. From 0 to 1, never falling. */
  share(part: number, day: number): number;
  /** The slope of {@link share}: 1 is the day's mean rate. */
  density(part: number, day: number): number;
}

/** Spreads what `profile` gives on each day of standard time over that day by `shape`; each day's amount stays as it was. */
export function daily(profile: Profile, shape: DayShape): Profile {
  const dayAt = slots({ step: DAY, offset: -STANDARD_TIME_OFFSET }, (start) => {
    const first = profile.total(start);
    return { start, first, amount: profile.total(start + DAY) - first };
  });
  return {
    rate(at) {
      const { start, amount } = dayAt(at);
      return (amount / (DAY / HOUR)) * shape.density((at - start) / DAY, start);
    },
    total(at) {
      const { start, first, amount } = dayAt(at);
      return first + amount * shape.share((at - start) / DAY, start);
    },
  };
}
