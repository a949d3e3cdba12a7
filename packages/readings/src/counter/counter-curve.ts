import { type ObisCode, parseObis } from '@smart-me/obis';
import type { DeviceReading } from '../device-reading.ts';
import type { Timestamp } from '../time/timestamp.ts';
import { inUnit, tableUnit } from '../units/in-unit.ts';

/** What counter, and what it can do. */
export interface CounterOptions {
  /** The counter's code: `1-0:1.8.0*255` for the energy that was imported. */
  readonly code: ObisCode | string;
  /** The unit of all numbers; the `tableUnit` of the code unless told otherwise. */
  readonly unit?: string | undefined;
  /**
   * The most that the counter can count in an hour, in `unit`. What is beyond is a jump: another meter, a changed
   * transformer ratio or correction. 1000 kWh (a megawatt), or 1000 of whatever else, unless told otherwise.
   */
  readonly mostPerHour?: number | undefined;
  /** Whether it may fall by itself, as a net counter (import minus export) does while it feeds in. */
  readonly isNet?: boolean | undefined;
}

/** Something in the course of a counter that is told, and not summed. */
export interface CounterEvent {
  /**
   * - `fall`: a counter that only counts up is lower than before: another meter, or corrected data. No smart-me device can be
   *   reset.
   * - `jump`: it counted more than it can: another meter, or a changed transformer ratio or correction, for the stored
   *   history is not rescaled.
   */
  readonly kind: 'fall' | 'jump';
  /** The reading before. */
  readonly from: Timestamp;
  /** The reading after. */
  readonly to: Timestamp;
  /** How far the counter went, in the unit of the result. */
  readonly change: number;
}

const MILLISECONDS_PER_HOUR = 3_600_000;
const DEFAULT_MOST_PER_HOUR = 1000;

/** A counter's readings in the order of time, in one unit. */
export interface CounterCurve {
  readonly unit: string;
  readonly times: readonly Timestamp[];
  readonly counts: readonly number[];
  /** What is not summed, by the index of the reading after it. */
  readonly events: ReadonlyMap<number, CounterEvent>;
}

/** The curve of a counter. Readings may come in any order; of two at one time the later in the order counts. */
export function counterCurve(readings: Iterable<DeviceReading>, options: CounterOptions): CounterCurve {
  const code = typeof options.code === 'string' ? parseObis(options.code) : options.code;
  const columnUnit = tableUnit(code);
  const unit = options.unit ?? columnUnit;
  const { mostPerHour = inUnit({ value: DEFAULT_MOST_PER_HOUR, unit: columnUnit }, unit), isNet = false } =
    options;
  const points: { readonly time: Timestamp; readonly count: number }[] = [];
  for (const { timestamp, values } of readings) {
    const found = values.find(({ obis }) => obis.key === code.key);
    if (found !== undefined && Number.isFinite(found.value)) {
      points.push({ time: timestamp, count: inUnit(found, unit) });
    }
  }
  points.sort((one, other) => one.time.compare(other.time));
  const curve = points.filter(({ time }, index) => {
    const next = points[index + 1];
    return next === undefined || !next.time.equals(time);
  });
  return {
    unit,
    times: curve.map(({ time }) => time),
    counts: curve.map(({ count }) => count),
    events: eventsOf(curve, mostPerHour, isNet),
  };
}

function eventsOf(
  curve: readonly { readonly time: Timestamp; readonly count: number }[],
  mostPerHour: number,
  isNet: boolean,
): Map<number, CounterEvent> {
  const events = new Map<number, CounterEvent>();
  let before: (typeof curve)[number] | undefined;
  for (const [index, point] of curve.entries()) {
    if (before !== undefined) {
      const change = difference(point.count, before.count);
      // What a counter shows within a second may be rounded up: a minute at least.
      const hours = Math.max(hoursBetween(before.time, point.time), 1 / 60);
      const kind =
        change < 0 && !isNet ? 'fall' : Math.abs(change) > mostPerHour * hours ? 'jump' : undefined;
      if (kind !== undefined) events.set(index, { kind, from: before.time, to: point.time, change });
    }
    before = point;
  }
  return events;
}

/** Hours between two times, exact to the tick. */
export function hoursBetween(from: Timestamp, to: Timestamp): number {
  const milliseconds = to.epochMilliseconds - from.epochMilliseconds;
  return (
    (milliseconds + (to.subMillisecondTicks - from.subMillisecondTicks) / 10_000) / MILLISECONDS_PER_HOUR
  );
}

/** A difference of counts, without the noise of binary fractions, which lies below every resolution: 0.3 - 0.1 is 0.2. */
export function difference(after: number, before: number): number {
  const largest = Math.max(Math.abs(after), Math.abs(before), 1e-3);
  const scale = 10 ** (SIGNIFICANT_DIGITS - Math.ceil(Math.log10(largest)));
  return Math.round((after - before) * scale) / scale;
}

/** A number holds 15 digits and a bit; the last ones are noise after a subtraction. */
const SIGNIFICANT_DIGITS = 14;
