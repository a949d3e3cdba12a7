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
