import type { ObisCode } from '@smart-me/obis';
import type { Timestamp } from './time/timestamp.ts';

/** What one device measured at one time, whether it came by the realtime webhook or from the REST API. */
export interface DeviceReading {
  /** The device's GUID in lower case, as the REST API calls it: `3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1`. */
  readonly deviceId: string;
  readonly timestamp: Timestamp;
  readonly values: readonly ObisValue[];
}

/** A number and the unit it is in. */
export interface Measurement {
  readonly value: number;
  /** `kWh`, `W`, `m³`, `°C`; empty for a pure number, and for a code whose unit is not known. */
  readonly unit: string;
}

/** One measured value: the code says what it is, the number stays as it came, the unit says what it counts. */
export interface ObisValue extends Measurement {
  readonly obis: ObisCode;
}
