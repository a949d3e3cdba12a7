import type { DeviceReading } from '@smart-me/proto-codec';
import type { Measurement } from '../device/recorder.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';

/** One call answers at most so many readings. */
const MAX_READINGS = 1000;

/** The time between two instants, in milliseconds since 1970, both included. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** Every stored reading in the range, the first 1000 of them. */
export function everyReading(device: SimulatedDevice, { from, to }: TimeRange): DeviceReading[] {
  const readings: DeviceReading[] = [];
  let measurement = device.recorder.storedAfter(from - 1);
  while (measurement !== undefined && measurement.at <= to && readings.length < MAX_READINGS) {
    readings.push(device.reading(measurement));
    measurement = device.recorder.storedAfter(measurement.at);
  }
  return readings;
}

/** For each instant of a grid from `from` on the last reading up to then; the first 1000 of them. A gap repeats what came before it. */
export function readingsAt(device: SimulatedDevice, { from, to }: TimeRange, step: number): DeviceReading[] {
  const count = Math.min(MAX_READINGS, Math.floor((to - from) / step) + 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) =>
    device.recorder.storedBefore(from + index * step),
  )
    .filter((measurement): measurement is Measurement => measurement !== undefined)
    .map((measurement) => device.reading(measurement));
}
