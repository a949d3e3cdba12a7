import { parseObis } from '@smart-me/obis';
import type { DeviceReading, ObisValue } from './device-reading.ts';
import { guidFromString, guidToString } from './guid.ts';
import { Timestamp } from './timestamp.ts';

/** A reading in the JSON of smart-me's REST API (`ValuesData`), its keys in camelCase. */
export interface ReadingJson {
  readonly deviceId: string;
  /** ISO 8601 with up to seven decimals. */
  readonly date: string;
  readonly values?: readonly ObisValueJson[] | undefined;
}

/** One value of it. */
export interface ObisValueJson {
  readonly obis?: string | undefined;
  readonly value?: number | undefined;
}

/**
 * The reading that the REST API gives as JSON; the same type as a realtime delivery has. A value without a code or
 * without a number says nothing, and is left out.
 *
 * @throws RealtimeParseError when the id or the date cannot be read, ObisParseError when a code cannot.
 * @example
 * readingFromJson({ deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', date: '2019-10-16T12:20:44.9788512Z', values: [] });
 */
export function readingFromJson({ deviceId, date, values = [] }: ReadingJson): DeviceReading {
  return {
    deviceId: guidToString(guidFromString(deviceId)),
    timestamp: Timestamp.parse(date),
    values: values.flatMap(valueFromJson),
  };
}

function valueFromJson({ obis, value }: ObisValueJson): ObisValue[] {
  return obis === undefined || value === undefined ? [] : [{ obis: parseObis(obis), value }];
}

/**
 * A reading as the JSON of the REST API.
 *
 * @example
 * readingToJson(reading).date; // '2019-10-16T12:20:44.9788512Z'
 */
export function readingToJson({ deviceId, timestamp, values }: DeviceReading): {
  deviceId: string;
  date: string;
  values: { obis: string; value: number }[];
} {
  return {
    deviceId,
    date: timestamp.toString(),
    values: values.map(({ obis, value }) => ({ obis: obis.toString(), value })),
  };
}
