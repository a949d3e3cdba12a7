import { DAY, HOUR, STANDARD_TIME_OFFSET, type Profile } from './profile.ts';
import { slots } from './slots.ts';

/** How one day's amount is spread over the day. */
export interface DayCourse {
  /** The share of the day's amount that has run through when `part` (0 to 1) of the day has passed: from 0 to 1, never falling. */
  share(part: number): number;
  /** The slope of {@link share}: 1 is the day's mean rate. */
  density(part: number): number;
}

/** The course of the day that begins at `day`, in milliseconds since 1970. */
export type DayShape = (day: number) => DayCourse;

/** Spreads what `profile` gives on each day of standard time over that day by `shape`; each day's amount stays as it was. */
export function daily(profile: Profile, shape: DayShape): Profile {
  const dayAt = slots({ step: DAY, offset: -STANDARD_TIME_OFFSET }, (start) => {
    const first = profile.total(start);
    return { start, first, amount: profile.total(start + DAY) - first, course: shape(start) };
  });
  return {
    rate(at) {
      const { start, amount, course } = dayAt(at);
      return (amount / (DAY / HOUR)) * course.density((at - start) / DAY);
    },
    total(at) {
      const { start, first, amount, course } = dayAt(at);
      return first + amount * course.share((at - start) / DAY);
    },
  };
}
