import { describeObis } from '@smart-me/obis/describe';
import { convert, parseUnit } from '@smart-me/obis/units';
import type { DeviceReading } from '../device-reading.ts';
import { profiles, type UnitProfile } from './unit-profile.ts';

/** The counters of a device as the REST API returns them, as far as a calibration needs them. */
export interface CountingDevice {
  /** Can be import minus export, as on a solar plant, or import alone. */
  readonly counterReading?: number | undefined;
  /** Unit of all its counters: `kWh`, `m3`. */
  readonly counterReadingUnit?: string | undefined;
  readonly counterReadingImport?: number | undefined;
  readonly counterReadingExport?: number | undefined;
  /** The tariffs are net as well: T1 to T4 add up to the net counter. */
  readonly counterReadingT1?: number | undefined;
  readonly counterReadingT2?: number | undefined;
  readonly counterReadingT3?: number | undefined;
  readonly counterReadingT4?: number | undefined;
}

/** How a calibration decides. */
export interface CalibrateOptions {
  /** Profiles to choose from, the likeliest first; those of smart-me unless told otherwise. */
  readonly candidates?: readonly UnitProfile[] | undefined;
  /** How far apart two counters may be, relative; they are not read at the same moment. 0.05 unless told otherwise. */
  readonly tolerance?: number | undefined;
}

/** What a calibration found. */
export type Calibration =
  | {
      readonly fits: true;
      /** The profile to read this device's values with; its basis is `calibrated`. */
      readonly profile: UnitProfile;
      /** How far apart the counters are in it, relative: the worst of them. */
      readonly deviation: number;
    }
  | {
      readonly fits: false;
      /**
       * - `no_counter`: the two have no counter of one kind, or the device names no unit.
       * - `zero_counter`: a counter that stands at zero tells no scale; ask again when it has counted.
       * - `no_profile`: no candidate brings the counters together, or they contradict each other.
       */
      readonly reason: 'no_counter' | 'zero_counter' | 'no_profile';
    };

/**
 * Finds the units of a device's values, by comparing the counters of a reading with those that the REST API has for the same
 * device at about the same time: import, export, net and tariffs, whichever both have. A profile fits when all of them do.
 *
 * The numbers of the reading are taken as they came, whatever unit they were given.
 *
 * @throws UnitError when `counterReadingUnit` or a candidate names an unknown unit.
 * @example
 * const result = calibrate(
 *   { values: [{ obis: parseObis('1.8.0'), value: 1_234_567, unit: 'mWh' }] },
 *   { counterReading: 1234.567, counterReadingUnit: 'kWh' },
 * );
 * if (result.fits) result.profile.name; // 'realtime, energy in Wh'
 */
export function calibrate(
  reading: Pick<DeviceReading, 'values'>,
  device: CountingDevice,
  options: CalibrateOptions = {},
): Calibration {
  const { candidates = Object.values(profiles), tolerance = 0.05 } = options;
  const target = device.counterReadingUnit ?? '';
  const comparisons = target === '' ? [] : comparisonsOf(reading, device, target);
  if (comparisons.length === 0) return { fits: false, reason: 'no_counter' };

  let isAtZero = false;
  let best: { profile: UnitProfile; deviation: number } | undefined;
  for (const profile of candidates) {
    const deviations = comparisons.flatMap(({ unit, pairs }) => {
      const inTarget = (count: number): number => convert(count, profile.units[unit] ?? unit, target);
      const found = pairs.flatMap(([sent, counter]) => deviationOf(inTarget(sent), counter));
      // One reading of an ambiguous counter is enough.
      return found.length === 0 ? [] : [Math.min(...found)];
    });
    isAtZero ||= deviations.length === 0;
    const deviation = Math.max(...deviations);
    if (deviations.length > 0 && deviation <= tolerance && deviation < (best?.deviation ?? Infinity)) {
      best = { profile: calibrated(profile), deviation };
    }
  }
  if (best !== undefined) return { fits: true, ...best };
  return { fits: false, reason: isAtZero ? 'zero_counter' : 'no_profile' };
}

/**
 * The same numbers under the units of another profile, for a reading that was decoded before its profile was known: a label
 * was wrong, not a number.
 *
 * @example
 * const result = calibrate(reading, device);
 * if (result.fits) relabel(reading, profiles.realtime, result.profile);
 */
export function relabel(reading: DeviceReading, from: UnitProfile, to: UnitProfile): DeviceReading {
  if (from.units === to.units) return reading;
  const labels = new Map<string, string>();
  for (const base of new Set([...Object.keys(from.units), ...Object.keys(to.units)])) {
    labels.set(from.units[base] ?? base, to.units[base] ?? base);
  }
  return {
    ...reading,
    values: reading.values.map((value) => ({ ...value, unit: labels.get(value.unit) ?? value.unit })),
  };
}

/** Below one unit (a kWh, a m³) a counter is as good as zero: it tells no scale, and contradicts none. */
const AS_GOOD_AS_ZERO = 1;

/** How far apart two counters are, relative; nothing where both are as good as zero. */
function deviationOf(sent: number, counter: number): number[] {
  const sizes = [Math.abs(sent), Math.abs(counter)];
  if (Math.min(...sizes) === 0 && Math.max(...sizes) < AS_GOOD_AS_ZERO) return [];
  // A counter at zero beside one that has counted is infinitely far from it.
  return [Math.abs(sent / counter - 1)];
}

/** A counter of the device, and what of the reading it may be: one that fits is enough. */
interface Comparison {
  /** The base unit of the code: `Wh`. */
  readonly unit: string;
  readonly pairs: readonly (readonly [sent: number, counter: number])[];
}

const TARIFFS = [1, 2, 3, 4] as const;

function comparisonsOf(
  reading: Pick<DeviceReading, 'values'>,
  device: CountingDevice,
  target: string,
): readonly Comparison[] {
  const { unit, forward, backward } = countersOf(reading, target);
  const comparisons: Comparison[] = [];
  const compare = (counter: number | undefined, ...sent: readonly (number | undefined)[]): void => {
    const known = sent.filter((count) => count !== undefined);
    if (counter === undefined || known.length === 0) return;
    comparisons.push({ unit, pairs: known.map((count) => [count, counter] as const) });
  };
  const net = (tariff: number): number | undefined => {
    const [forth, back] = [forward.get(tariff), backward.get(tariff)];
    return forth === undefined || back === undefined ? undefined : forth - back;
  };
  compare(device.counterReadingImport, forward.get(0));
  compare(device.counterReadingExport, backward.get(0));
  compare(device.counterReading, forward.get(0), net(0));
  for (const tariff of TARIFFS) {
    compare(device[`counterReadingT${tariff}`], forward.get(tariff), net(tariff));
  }
  return comparisons;
}

/** The counters of a reading that count what the device counts: by tariff, 0 for all of them. */
interface Counters {
  readonly unit: string;
  readonly forward: ReadonlyMap<number, number>;
  readonly backward: ReadonlyMap<number, number>;
}

/** Only the counts of the moment: no past period, no load profile. */
function countersOf({ values }: Pick<DeviceReading, 'values'>, target: string): Counters {
  const { base } = parseUnit(target);
  const [forward, backward] = [new Map<number, number>(), new Map<number, number>()];
  let medium: string | undefined;
  let unit = target;
  for (const { obis, value } of values) {
    const { processing, billingPeriod, direction, tariff = 0, ...more } = describeObis(obis);
    if (processing !== 'time-integral' || billingPeriod !== undefined || more.unit === undefined) continue;
    if (parseUnit(more.unit).base !== base || (medium ??= more.medium) !== more.medium) continue;
    unit = more.unit;
    const counters = direction === 'export' ? backward : forward;
    if (!counters.has(tariff)) counters.set(tariff, value);
  }
  return { unit, forward, backward };
}

/** One profile for each that was found, so that it is known again. */
const calibratedProfiles = /* @__PURE__ */ new WeakMap<UnitProfile, UnitProfile>();

function calibrated(profile: UnitProfile): UnitProfile {
  const known = calibratedProfiles.get(profile) ?? ({ ...profile, basis: 'calibrated' } as const);
  calibratedProfiles.set(profile, known);
  return known;
}
