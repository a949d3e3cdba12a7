import type { DeviceReading, Measurement } from '../device-reading.ts';
import { gaps, type TimeRange, type TimeRangeLike } from '../time/slots.ts';
import { timestampOf } from '../time/time-like.ts';
import type { Timestamp } from '../time/timestamp.ts';
import {
  type CounterCurve,
  counterCurve,
  type CounterEvent,
  type CounterOptions,
  difference,
  hoursBetween,
} from './counter-curve.ts';

/** How a number came about: from counters read then, on a straight line between two of them, or not at all. */
export type Quality = 'measured' | 'interpolated' | 'missing';

/** How counters are read at times at which nothing was measured. */
export interface InterpolationOptions {
  /** How near to the time a reading must be on either side to be taken as measured then, in seconds; 60 by default. */
  readonly toleranceSeconds?: number | undefined;
  /** The longest time between two readings that a straight line may bridge, in minutes; 60 by default. */
  readonly longestMinutes?: number | undefined;
}

/** Whose consumption, and when. */
export interface ConsumptionOptions extends CounterOptions, InterpolationOptions, TimeRangeLike {}

/** What was used between two times. */
export interface Consumption extends Measurement {
  /** `missing` when the counter was not known at one of the ends: the value is then what is known of it. */
  readonly quality: Quality;
  /** What the counter did that is told here, and not summed. */
  readonly events: readonly CounterEvent[];
  /** Where nothing was read for longer than `longestMinutes`: what was used there is in the value, but not when. */
  readonly gaps: readonly TimeRange[];
}

/**
 * What a counter counted between two times, in the unit of its column. A fall and a jump are told, not summed. The readings
 * may come in any order.
 *
 * @throws ReadingParseError when a text is no time, ObisParseError when the code is none; UnitError for a unit of another
 *   dimension.
 * @example
 * const { value, unit, events } = consumption(readings, { code: '1-0:1.8.0*255', from, to });
 * // 12.345 kWh
 */
export function consumption(readings: Iterable<DeviceReading>, options: ConsumptionOptions): Consumption {
  const [from, to] = [timestampOf(options.from), timestampOf(options.to)];
  const curve = counterCurve(readings, options);
  const meter = meterOf(curve, options);
  const [start, end] = [meter.at(from), meter.at(to)];
  return {
    value: difference(end.count, start.count),
    unit: curve.unit,
    quality: worst(start.quality, end.quality),
    events: [...curve.events.values()].filter((event) => isWithin(event, from, to)),
    gaps: gaps(
      curve.times.map((timestamp) => ({ timestamp })),
      { from, to, longestMinutes: options.longestMinutes ?? DEFAULT_LONGEST_MINUTES },
    ),
  };
}

const DEFAULT_TOLERANCE_SECONDS = 60;
const DEFAULT_LONGEST_MINUTES = 60;

/** A counter that counts what is summed: what a curve's events changed is left out. */
export interface SummedCounter {
  at(time: Timestamp): { readonly count: number; readonly quality: Quality };
}

export function meterOf(
  { times, counts, events }: CounterCurve,
  {
    toleranceSeconds = DEFAULT_TOLERANCE_SECONDS,
    longestMinutes = DEFAULT_LONGEST_MINUTES,
  }: InterpolationOptions,
): SummedCounter {
  // From zero at the first reading; a sum of differences would gather noise, so it is a count less what is left out.
  let leftOut = counts[0] ?? 0;
  const sums = counts.map((count, index) => {
    leftOut += events.get(index)?.change ?? 0;
    return difference(count, leftOut);
  });
  const isNear = (one: Timestamp, other: Timestamp): boolean =>
    Math.abs(hoursBetween(one, other)) * 3600 <= toleranceSeconds;

  const at: SummedCounter['at'] = (time) => {
    const after = firstAtOrAfter(times, time);
    const [next, last] = [times[after], times[after - 1]];
    const [nextSum = 0, lastSum = 0] = [sums[after], sums[after - 1]];
    if (next?.equals(time) === true) return { count: nextSum, quality: 'measured' };
    if (next === undefined || last === undefined) {
      const nearest = last ?? next;
      const isMeasured = nearest !== undefined && isNear(nearest, time);
      // Before the first reading the sum is that of the first: 0.
      return { count: lastSum, quality: isMeasured ? 'measured' : 'missing' };
    }
    const share = hoursBetween(last, time) / hoursBetween(last, next);
    const count = lastSum + share * (nextSum - lastSum);
    if (events.has(after) || hoursBetween(last, next) * 60 > longestMinutes) {
      return { count, quality: 'missing' };
    }
    return { count, quality: isNear(last, time) && isNear(time, next) ? 'measured' : 'interpolated' };
  };
  return { at };
}

function firstAtOrAfter(times: readonly Timestamp[], time: Timestamp): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle]?.compare(time) ?? 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether something between two readings touches a span. */
export function isWithin(event: TimeRange, from: Timestamp, to: Timestamp): boolean {
  return event.to.compare(from) > 0 && event.from.compare(to) < 0;
}

const QUALITIES: readonly Quality[] = ['measured', 'interpolated', 'missing'];

export function worst(one: Quality, other: Quality): Quality {
  return QUALITIES.indexOf(one) > QUALITIES.indexOf(other) ? one : other;
}
