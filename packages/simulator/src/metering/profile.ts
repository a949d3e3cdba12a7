/**
 * What runs through a meter over time: kW and kWh, or m³/h and m³.
 *
 * The running total is the primary thing and the rate is its slope, so counters and power agree by construction,
 * and any instant can be asked for without having generated what came before.
 */
export interface Profile {
  /** The rate at an instant (milliseconds since 1970), in units per hour. */
  rate(at: number): number;
  /** The running total at an instant, in units, from an arbitrary zero: differences are meant. It never falls. */
  total(at: number): number;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** The mean tropical year, so that seasons do not drift. */
export const YEAR = 365.2422 * DAY;

/** Meters keep standard time all year: Central European Time, UTC+1. */
export const STANDARD_TIME_OFFSET = HOUR;

/** The year's phase at `at` in radians, 0 at the winter solstice of the northern half. */
export function season(at: number): number {
  return (2 * Math.PI * (at - WINTER_SOLSTICE)) / YEAR;
}

const WINTER_SOLSTICE = Date.UTC(2025, 11, 21);

/** The sum of several profiles: what flows through the meter in front of them. */
export function sum(...profiles: readonly Profile[]): Profile {
  return {
    rate: (at) => profiles.reduce((rate, profile) => rate + profile.rate(at), 0),
    total: (at) => profiles.reduce((total, profile) => total + profile.total(at), 0),
  };
}

/** A profile times a constant. */
export function scaled(profile: Profile, factor: number): Profile {
  return { rate: (at) => profile.rate(at) * factor, total: (at) => profile.total(at) * factor };
}

/**
 * A smooth yearly course in closed form: `perDay` units a day on average, `swing` (−1 to 1) of it more in midwinter
 * and less in midsummer; a negative swing peaks in summer.
 */
export function seasonal({ perDay, swing = 0 }: { perDay: number; swing?: number }): Profile {
  const perHour = perDay / (DAY / HOUR);
  return {
    rate: (at) => perHour * (1 + swing * Math.cos(season(at))),
    total: (at) => perDay * (at / DAY + swing * (YEAR / DAY / (2 * Math.PI)) * Math.sin(season(at))),
  };
}

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

/** How many of the items, which stand in order of time, lie at or before `at`. Binary search. */
export function countUpTo(items: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.at ?? Number.POSITIVE_INFINITY) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
