import type { DeviceReading } from '@smart-me/readings';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { MINUTE } from '../metering/profile.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { TimeRange } from './time.ts';

/** The most readings of a response. */
export const MAX_READINGS = 1000;

/**
 * Stored readings of a range, its end excluded: every one for an interval of 0, else the last one up to each instant of a
 * grid. The first 1000 of them.
 */
export function storedReadings(
  device: SimulatedDevice,
  range: TimeRange,
  intervalMinutes: number,
  now: number,
): DeviceReading[] {
  // A device that counts nothing has no history.
  if (device.medium === 'none') return [];
  if (intervalMinutes < 0) throw new HttpProblem(400, 'interval: 0 or more minutes.');
  return intervalMinutes === 0
    ? everyReading(device, range, now)
    : readingsAt(device, range, intervalMinutes * MINUTE, now);
}

function everyReading(device: SimulatedDevice, { from, to }: TimeRange, now: number): DeviceReading[] {
  const readings: DeviceReading[] = [];
  let measurement = device.recorder.storedAfter(from - 1, now);
  while (measurement !== undefined && measurement.at < to && readings.length < MAX_READINGS) {
    readings.push(device.storedReading(measurement));
    measurement = device.recorder.storedAfter(measurement.at, now);
  }
  return readings;
}

/** A gap repeats what came before it. What lies before the first measurement is skipped: it can be two thousand years. */
function readingsAt(
  device: SimulatedDevice,
  { from, to }: TimeRange,
  step: number,
  now: number,
): DeviceReading[] {
  const readings: DeviceReading[] = [];
  const first = device.recorder.storedAfter(Number.NEGATIVE_INFINITY, now)?.at ?? Number.POSITIVE_INFINITY;
  const empty = Math.max(0, Math.ceil((first - from) / step));
  for (let at = from + empty * step; at < to && readings.length < MAX_READINGS; at += step) {
    const measurement = device.recorder.storedBefore(at, now);
    if (measurement !== undefined) readings.push(device.storedReading(measurement));
  }
  return readings;
}
