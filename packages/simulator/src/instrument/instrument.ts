import type { Profile } from '../profile/profile.ts';

/**
 * What a meter shows at one instant, in the units of the REST API: kW, kWh, m³, m³/h, V, A, °C.
 * The REST resources and the realtime numbers are both made of this, so they agree.
 */
export interface Sample {
  readonly activePower?: number;
  readonly activePowerL1?: number;
  readonly activePowerL2?: number;
  readonly activePowerL3?: number;
  readonly counterReadingImport?: number;
  readonly counterReadingExport?: number;
  readonly counterReading?: number;
  readonly counterReadingT1?: number;
  readonly counterReadingT2?: number;
  readonly voltage?: number;
  readonly voltageL1?: number;
  readonly voltageL2?: number;
  readonly voltageL3?: number;
  readonly current?: number;
  readonly currentL1?: number;
  readonly currentL2?: number;
  readonly currentL3?: number;
  readonly powerFactor?: number;
  readonly powerFactorL1?: number;
  readonly powerFactorL2?: number;
  readonly powerFactorL3?: number;
  readonly temperature?: number;
  readonly flowRate?: number;
  readonly activeTariff?: number;
  /** What a heat meter sees of its circuit; only the realtime values have it. */
  readonly circuit?: { readonly flowTemperature: number; readonly returnTemperature: number };
}

/** Something that measures. Pure: equal instants give equal samples, in any order. */
export interface Instrument {
  /** What it shows at an instant, in milliseconds since 1970. */
  sample(at: number): Sample;
}

/** A counter that stood at zero at `commissioned` (milliseconds since 1970) and has counted `profile` since. */
export function counter(profile: Profile, commissioned: number): (at: number) => number {
  const zero = profile.total(commissioned);
  return (at) => resolve(profile.total(at) - zero, COUNTER_DECIMALS);
}

/** Rounds to what the display resolves: `decimals` places. */
export function resolve(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit;
}

/** Energies resolve 0.1 Wh, powers 0.1 W, volumes 0.1 litre. */
export const COUNTER_DECIMALS = 4;
export const RATE_DECIMALS = 4;
