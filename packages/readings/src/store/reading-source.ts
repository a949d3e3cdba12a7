/// <reference lib="esnext.disposable" preserve="true" />
import type { DeviceReading, ObisValue } from '../device-reading.ts';
import type { TimeRange } from '../time/slots.ts';
import type { Timestamp } from '../time/timestamp.ts';

/** The last value of one code, with its own time: a delivery is a patch, so the codes of a device differ in age. */
export interface LatestValue extends ObisValue {
  readonly timestamp: Timestamp;
}

/** The last value of every code of a device. */
export interface LatestReading {
  readonly deviceId: string;
  readonly values: readonly LatestValue[];
}

/** What screens and exports read from: a store, an account that is polled, a bus. */
export interface ReadingSource extends AsyncDisposable {
  /** The last values of every device, or of one. */
  latest(options?: { readonly deviceId?: string; readonly signal?: AbortSignal }): Promise<LatestReading[]>;
  /** The stored readings of a device, oldest first. */
  range(
    deviceId: string,
    range: TimeRange,
    options?: { readonly signal?: AbortSignal },
  ): AsyncIterable<DeviceReading>;
  /** Readings as they arrive, from now on. Ends with the signal; a slow reader loses none within its bounded buffer. */
  subscribe(options: { readonly signal: AbortSignal }): AsyncIterable<DeviceReading>;
}
