import { describeObis, type ObisDescription } from '@smart-me/obis/describe';
import { convert, parseUnit } from '@smart-me/obis/units';
import type { DeviceReading } from '../device-reading.ts';
import { profiles, type UnitProfile } from './unit-profile.ts';

/** A device as the REST API answers it, as far as a calibration needs it. */
export interface CountingDevice {
  /** Can be import minus export. */
  readonly counterReading?: number | undefined;
  /** Unit of all its counters: `kWh`, `m3`. */
  readonly counterReadingUnit?: string | undefined;
  readonly counterReadingImport?: number | undefined;
  readonly counterReadingExport?: number | undefined;
}

export interface CalibrateOptions {
  /** Profiles to choose from, the likeliest first; those of smart-me unless told otherwise. */
  readonly candidates?: readonly UnitProfile[];
  /** How far apart the two counters may be, relative; they are not read at the same moment. 0.05 unless told otherwise. */
  readonly tolerance?: number;
}

export type Calibration =
  | {
      readonly fits: true;
      /** The profile to read this device's realtime values with. */
      readonly profile: UnitProfile;
      /** How far apart the two counters are in it, relative. */
      readonly deviation: number;
    }
  | {
      readonly fits: false;
      /**
       * - `no_counter`: the two have no counter of one kind, or the device names no unit.
       * - `zero_counter`: a counter that stands at zero tells no scale; ask again when it has counted.
       * - `no_profile`: no candidate brings the counters together.
       */
      readonly reason: 'no_counter' | 'zero_counter' | 'no_profile';
    };

/**
 * Finds the profile that a device's realtime values follow, by comparing its realtime counter with the counter reading
 * that REST answers for the same device at about the same time.
 *
 * @throws UnitError when `counterReadingUnit` or a candidate names an unknown unit.
 * @example
 * const result = calibrate(
 *   { values: [{ obis: parseObis('1.8.0'), value: 1879583.2 }] },
 *   { counterReading: 1.88, counterReadingUnit: 'kWh' },
 * );
 * if (result.fits) result.profile.name; // 'realtime'
 */
export function calibrate(
  reading: Pick<DeviceReading, 'values'>,
  device: CountingDevice,
  options: CalibrateOptions = {},
): Calibration {
  const { candidates = Object.values(profiles), tolerance = 0.05 } = options;
  const target = device.counterReadingUnit;
  const counter = target === undefined || target === '' ? undefined : totalCounter(reading, target);
  if (target === undefined || counter === undefined) return { fits: false, reason: 'no_counter' };

  const pairs = pairsOf(counter, device);
  if (pairs.length === 0) return { fits: false, reason: 'no_counter' };
  const counted = pairs.filter(({ realtime, rest }) => realtime !== 0 && rest !== 0);
  if (counted.length === 0) return { fits: false, reason: 'zero_counter' };

  let best: { profile: UnitProfile; deviation: number } | undefined;
  for (const profile of candidates) {
    const sent = profile.units[counter.unit] ?? counter.unit;
    for (const { realtime, rest } of counted) {
      const deviation = Math.abs(convert(realtime, sent, target) / rest - 1);
      if (deviation <= tolerance && deviation < (best?.deviation ?? Infinity)) best = { profile, deviation };
    }
  }
  return best === undefined ? { fits: false, reason: 'no_profile' } : { fits: true, ...best };
}

interface TotalCounter {
  readonly unit: string;
  readonly forward: number;
  /** Undefined for a counter that has no export, such as water. */
  readonly export: number | undefined;
}

/** The main counter of a reading: the current total, over all tariffs, of what the device's unit counts. */
function totalCounter({ values }: Pick<DeviceReading, 'values'>, target: string): TotalCounter | undefined {
  const { base } = parseUnit(target);
  const totals = values
    .map(({ obis, value }) => ({ value, ...describeObis(obis) }))
    .filter((total) => isTotal(total) && total.unit !== undefined && parseUnit(total.unit).base === base);
  const forward = totals.find(({ direction }) => direction === undefined || direction === 'import');
  const exported = totals.find(({ direction }) => direction === 'export');
  if (forward?.unit === undefined) return undefined;
  return { unit: forward.unit, forward: forward.value, export: exported?.value };
}

function isTotal({ processing, tariff, billingPeriod }: ObisDescription): boolean {
  return processing === 'time-integral' && (tariff ?? 0) === 0 && billingPeriod === undefined;
}

interface Pair {
  readonly realtime: number;
  readonly rest: number;
}

function pairsOf(counter: TotalCounter, device: CountingDevice): readonly Pair[] {
  const { counterReading, counterReadingImport, counterReadingExport } = device;
  const pairs: Pair[] = [];
  const add = (realtime: number | undefined, rest: number | undefined): void => {
    if (realtime !== undefined && rest !== undefined) pairs.push({ realtime, rest });
  };
  add(counter.forward, counterReadingImport ?? counterReading);
  add(counter.export, counterReadingExport);
  // The documentation lets `counterReading` be the net value.
  if (counter.export !== undefined) add(counter.forward - counter.export, counterReading);
  return pairs;
}
