import { parseObis } from '@smart-me/obis';
import type { DeviceReading } from '../device-reading.ts';
import { Timestamp } from '../time/timestamp.ts';

/** Energy imported, of all tariffs. */
export const code = '1-0:1.8.0*255';

export const MINUTE = 60_000;

/** In milliseconds, of the minutes below. */
export const start: number = Date.parse('2026-06-01T00:00:00Z');

/** So many minutes after the start. */
export const minute = (minutes: number): Date => new Date(start + minutes * MINUTE);

/** Readings of a counter in Wh: the minute since the start, and the count. */
export const counted = (
  ...counts: readonly (readonly [minutes: number, wattHours: number])[]
): DeviceReading[] =>
  counts.map(([minutes, value]) => ({
    deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
    timestamp: new Timestamp(start + Math.round(minutes * MINUTE)),
    values: [{ obis: parseObis(code), value, unit: 'Wh' }],
  }));
