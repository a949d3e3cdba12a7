import type {
  InterpolatedReading,
  InterpolatedReadings,
  InterpolationInterval,
} from '@smart-me/api-core/resources';
import { type ObisValue, Timestamp } from '@smart-me/readings';
import type { Measurement } from '../metering/recording.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { DAY, MINUTE, SECOND } from '../metering/profile.ts';
import { HttpProblem } from '../http/http-problem.ts';
import { MAX_READINGS } from './stored-readings.ts';
import type { TimeRange } from './time.ts';

/** Readings at even times of a range: measured ones where one is near enough, else straight lines between their neighbours. */
export function interpolatedReadings(
  device: SimulatedDevice,
  { from, to }: TimeRange,
  {
    interval = 'fifteenMinutes',
    thresholdSeconds = 0,
  }: { interval?: InterpolationInterval | undefined; thresholdSeconds?: number | undefined },
  now: number,
): InterpolatedReadings {
  const step = stepOf(interval);
  const count = Math.min(MAX_READINGS, Math.max(0, Math.floor((to - from) / step) + 1));
  const values = Array.from({ length: count }, (_, index) =>
    readingAt(device, from + index * step, thresholdSeconds * SECOND, now),
  ).filter((reading) => reading !== undefined);
  const interpolated = values.filter(({ isInterpolated }) => isInterpolated).length;
  const fraction = values.length === 0 ? 0 : interpolated / values.length;
  const last = device.recorder.storedBefore(now, now);
  return {
    // How many stand between two measured ones.
    interpolationQuality: interpolated / Math.max(values.length - interpolated, 1),
    fractionOfInterpolatedResults: fraction,
    isComplete: values.length === count,
    ...(last && { lastAvailable: last.timestamp.toString() }),
    values,
  };
}

function stepOf(interval: InterpolationInterval): number {
  if (interval === 'fifteenMinutes') return 15 * MINUTE;
  if (interval === 'day') return DAY;
  throw new HttpProblem(400, 'interval: 15 or 1440 minutes.');
}

function readingAt(
  device: SimulatedDevice,
  at: number,
  threshold: number,
  now: number,
): InterpolatedReading | undefined {
  const before = device.recorder.storedBefore(at, now);
  if (before === undefined) return undefined;
  if (at - before.at <= threshold)
    return {
      ...device.storedReading(before),
      timestamp: new Timestamp(at),
      isInterpolated: false,
      closestMeasured: before.timestamp,
    };
  const after = device.recorder.storedAfter(at, now);
  if (after === undefined) return undefined;
  return {
    deviceId: device.id,
    timestamp: new Timestamp(at),
    values: between(device, before, after, at),
    isInterpolated: true,
    closestMeasured: (at - before.at <= after.at - at ? before : after).timestamp,
  };
}

function between(device: SimulatedDevice, before: Measurement, after: Measurement, at: number): ObisValue[] {
  const share = (at - before.at) / (after.at - before.at);
  const later = new Map(device.storedReading(after).values.map(({ obis, value }) => [obis.key, value]));
  return device.storedReading(before).values.map(({ obis, value, unit }) => ({
    obis,
    unit,
    value: value + share * ((later.get(obis.key) ?? value) - value),
  }));
}
