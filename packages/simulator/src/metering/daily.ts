import { DAY, HOUR, season, slots, STANDARD_TIME_OFFSET, type Profile } from './profile.ts';

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

/** A shape through 24 weights, one for the start of each hour of standard time, with straight lines between them. */
export function hourly(weights: readonly number[]): DayShape {
  const weight = (hour: number): number => weights[hour % weights.length] ?? 0;
  const areas = weights.map((_, hour) => (weight(hour) + weight(hour + 1)) / 2);
  const whole = areas.reduce((sum, area) => sum + area, 0);
  const before = areas.map((_, hour) => areas.slice(0, hour).reduce((sum, area) => sum + area, 0));
  const course: DayCourse = {
    share(part) {
      const hour = Math.min(Math.floor(part * weights.length), weights.length - 1);
      const rest = part * weights.length - hour;
      return (
        ((before[hour] ?? 0) + weight(hour) * rest + ((weight(hour + 1) - weight(hour)) * rest * rest) / 2) /
        whole
      );
    },
    density(part) {
      const hour = Math.min(Math.floor(part * weights.length), weights.length - 1);
      const rest = part * weights.length - hour;
      return ((weight(hour) + (weight(hour + 1) - weight(hour)) * rest) * weights.length) / whole;
    },
  };
  return () => course;
}

/** One shape for working days, another for Saturday and Sunday. */
export function weekly(workday: DayShape, weekend: DayShape): DayShape {
  return (day) => {
    const weekday = new Date(day + STANDARD_TIME_OFFSET).getUTCDay();
    return weekday === 0 || weekday === 6 ? weekend(day) : workday(day);
  };
}

/** The latitude of Rotkreuz in Switzerland, in radians. */
const LATITUDE = (47.14 * Math.PI) / 180;
/** The tilt of the Earth's axis, in radians. */
const OBLIQUITY = (23.44 * Math.PI) / 180;

/** A bell between sunrise and sunset, whose times follow the season; nothing at night. */
export const daylight: DayShape = (day) => {
  const { sunrise, length } = sunTimes(day);
  return {
    share(part) {
      const sun = Math.min(1, Math.max(0, (part - sunrise) / length));
      return sun - Math.sin(2 * Math.PI * sun) / (2 * Math.PI);
    },
    density(part) {
      const sun = (part - sunrise) / length;
      return sun <= 0 || sun >= 1 ? 0 : (1 - Math.cos(2 * Math.PI * sun)) / length;
    },
  };
};

/** Sunrise and the length of the day as parts of a day, from the sun's declination. */
function sunTimes(day: number): { sunrise: number; length: number } {
  const declination = -OBLIQUITY * Math.cos(season(day + DAY / 2));
  const length = Math.acos(-Math.tan(LATITUDE) * Math.tan(declination)) / Math.PI;
  return { sunrise: SOLAR_NOON - length / 2, length };
}

/** Solar noon at 8.4° east is 12:26 in Central European Time. */
const SOLAR_NOON = (12 * 60 + 26) / (24 * 60);
