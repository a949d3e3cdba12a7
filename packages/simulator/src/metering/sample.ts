import type { Device } from '@smart-me/api-core/resources';
import type { Profile } from './profile.ts';

/**
 * What a meter shows at one instant, in the units of the REST API: kW, kWh, m³, m³/h, V, A, °C.
 * The REST resources and the realtime numbers are both made of this, so they agree.
 */
export interface Sample extends Pick<Device, ShownNumber> {
  /** What only values with an OBIS code tell. */
  readonly details?: SampleDetails;
}

/** The numbers of a sample that a device of the REST API shows as they are. */
export type ShownNumber =
  | 'activePower'
  | `activePowerL${1 | 2 | 3}`
  | 'counterReading'
  | `counterReading${'Import' | 'Export' | 'T1' | 'T2' | 'T3' | 'T4'}`
  | 'voltage'
  | `voltageL${1 | 2 | 3}`
  | 'current'
  | `currentL${1 | 2 | 3}`
  | 'powerFactor'
  | `powerFactorL${1 | 2 | 3}`
  | 'temperature'
  | 'flowRate'
  | 'activeTariff';

export interface SampleDetails {
  /** The counters by tariff: these add up to import and export, while T1 to T4 of the REST API add up to the net counter. kWh. */
  readonly importT1?: number;
  readonly importT2?: number;
  readonly exportT1?: number;
  readonly exportT2?: number;
  /** Reactive energy by quadrant. kvarh. */
  readonly reactive?: readonly [number, number, number, number];
  /** What a heat meter sees of its circuit. °C. */
  readonly flowTemperature?: number;
  readonly returnTemperature?: number;
}

/** Something that measures. Pure: equal instants give equal samples, in any order. */
export interface Meter {
  /** What it shows at an instant, in milliseconds since 1970. */
  sample(at: number): Sample;
}

/** Decimal places of what a meter shows. */
export interface Resolution {
  /** Of kWh and m³. */
  readonly counter: number;
  /** Of kW and m³/h. */
  readonly power: number;
  /** Of V. */
  readonly voltage: number;
  /** Of A. */
  readonly current: number;
}

/** Of meters of which no finer or coarser one was recorded: 0.1 Wh, 0.1 W, 0.1 l, 0.1 V, 1 mA. */
export const USUAL_RESOLUTION: Resolution = { counter: 4, power: 4, voltage: 1, current: 3 };

/** A counter that stood at zero at `commissioned` (milliseconds since 1970) and has counted `profile` since. */
export function counter(
  profile: Profile,
  { commissioned, decimals = USUAL_RESOLUTION.counter }: { commissioned: number; decimals?: number },
): (at: number) => number {
  const zero = profile.total(commissioned);
  return (at) => rounded(profile.total(at) - zero, decimals);
}

/** Rounds to what a display resolves: `decimals` places. */
export function rounded(value: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.round(value * unit) / unit;
}
