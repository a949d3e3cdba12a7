import type { ObisCode } from '@smart-me/obis';
import type { Timestamp } from './timestamp.ts';

/** What one device measured at one time, whether it came by the realtime webhook or from the REST API. */
export interface DeviceReading {
  /** The device's GUID in lower case, as the REST API calls it: `3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1`. */
  readonly deviceId: string;
  readonly timestamp: Timestamp;
  readonly values: readonly ObisValue[];
}

/** One measured value. The code says what it is; the number is in the unit of its source (energy by webhook: mWh). */
export interface ObisValue {
  readonly obis: ObisCode;
  readonly value: number;
}
