import type { Device } from '@smart-me/api-core/resources';
import { nameOf } from '../account/find-device.ts';

/** Which devices have been heard of, and how often. */
export interface ReceivedReadings {
  /** Counts a reading of this device. */
  count(deviceId: string): void;
  /** Whether there was a reading of this device. */
  has(deviceId: string): boolean;
  /** Names of the devices of which there was no reading yet. */
  silent(): readonly string[];
  /** `12 readings of 3 devices`. */
  toString(): string;
}

export function receivedReadings(devices: readonly Device[]): ReceivedReadings {
  const heard = new Set<string>();
  let readings = 0;
  return {
    count: (deviceId) => {
      heard.add(deviceId);
      readings += 1;
    },
    has: (deviceId) => heard.has(deviceId),
    silent: () => devices.filter(({ id }) => !heard.has(id)).map(nameOf),
    toString: () => `${counted(readings, 'reading')} of ${counted(heard.size, 'device')}`,
  };
}

export function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
