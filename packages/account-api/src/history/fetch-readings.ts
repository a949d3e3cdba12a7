import type { DeviceReading, Timestamp } from '@smart-me/readings';

/** The most readings that one call answers. */
export const MAX_READINGS = 1000;

/** The readings of one call of `GET /ValuesInPastMultiple/{id}`, each read when it is its turn. */
export type FetchReadings = (
  range: { readonly from: Timestamp; readonly to: Timestamp; readonly intervalMinutes: number },
  signal: AbortSignal | undefined,
) => AsyncIterable<DeviceReading>;
