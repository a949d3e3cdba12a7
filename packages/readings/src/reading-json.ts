import { type ObisCode, parseObis } from '@smart-me/obis';
import type { DeviceReading, ObisValue } from './device-reading.ts';
import { guidFromString, guidToString } from './guid.ts';
import { ReadingParseError } from './reading-parse-error.ts';
import { Timestamp } from './time/timestamp.ts';
import { unitFor } from './units/in-unit.ts';
import { profileFor, profiles, type ProfileOf, type UnitProfile } from './units/unit-profile.ts';

/** A reading in JSON: the one of smart-me's REST API (`ValuesData`), whose values may say their unit. */
export interface ReadingJson {
  readonly deviceId: string;
  /** RFC 3339 with up to seven decimals; without a zone it is UTC. */
  readonly date: string;
  readonly values?: readonly ObisValueJson[] | null | undefined;
}

/** One value of it. */
export interface ObisValueJson {
  readonly obis?: string | null | undefined;
  readonly value?: number | null | undefined;
  /** Left out by the REST API: the profile says it then. */
  readonly unit?: string | undefined;
}

/** How `readingFromJson` reads. */
export interface ReadingFromJsonOptions {
  /** The units of values that do not say theirs; those of the REST API unless told otherwise. */
  readonly profile?: UnitProfile | ProfileOf | undefined;
  /** Told of each value that cannot be read, which is left out. Without it such a value is an error. */
  readonly onSkipped?: ((value: ObisValueJson, error: unknown) => void) | undefined;
}

/**
 * The reading that JSON holds; the same type as a realtime delivery has. A value without a code or without a number says
 * nothing, and is left out.
 *
 * @throws ReadingParseError when the id, the date or a number cannot be read, ObisParseError when a code cannot.
 * @example
 * readingFromJson({ deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', date: '2019-10-16T12:20:44.9788512Z', values: [] });
 */
export function readingFromJson(
  json: ReadingJson,
  { profile = profiles.rest, onSkipped }: ReadingFromJsonOptions = {},
): DeviceReading {
  const deviceId = guidToString(guidFromString(textOf(json, 'deviceId')));
  const units = profileFor(profile, deviceId);
  const values: ObisValue[] = [];
  checkValues(json);
  for (const one of json.values ?? []) {
    try {
      const value = valueFromJson(one, units);
      if (value !== undefined) values.push(value);
    } catch (error) {
      if (onSkipped === undefined) throw error;
      onSkipped(one, error);
    }
  }
  return { deviceId, timestamp: Timestamp.parse(textOf(json, 'date'), { missingZone: 'utc' }), values };
}

// The types say the same, but JSON is what somebody else has written.

function textOf(json: ReadingJson, member: 'deviceId' | 'date'): string {
  const text: unknown = isObject(json) ? json[member] : undefined;
  if (typeof text === 'string') return text;
  throw notJson(json, `the reading has no text ${member}`);
}

function checkValues(json: ReadingJson): void {
  const values: unknown = json.values ?? ('Values' in json ? undefined : []);
  if (!Array.isArray(values)) throw notJson(json, 'the reading has no array values');
}

function notJson(json: unknown, reason: string): ReadingParseError {
  return new ReadingParseError(
    shown(json),
    reason,
    'Pass { deviceId, date, values } in camelCase, as the clients of these packages return them.',
  );
}

const shown = (json: unknown): string => JSON.stringify(json ?? null);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function valueFromJson(json: ObisValueJson, profile: UnitProfile): ObisValue | undefined {
  if (!isObject(json) || 'Obis' in json) {
    throw new ReadingParseError(
      shown(json),
      'a value is an object with obis and value',
      'Pass { obis, value } in camelCase, as the clients of these packages return them.',
    );
  }
  const { obis, value, unit } = json;
  if (obis === undefined || obis === null || value === undefined || value === null) return undefined;
  if (typeof obis !== 'string') {
    throw new ReadingParseError(
      String(obis),
      'a code is a text',
      "Pass it as the REST API writes it: '1-0:1.8.0*255'.",
    );
  }
  if (typeof value !== 'number') {
    throw new ReadingParseError(String(value), 'a value is a number', 'Leave a value out that is not known.');
  }
  const code: ObisCode = parseObis(obis);
  return { obis: code, value, unit: unit ?? unitFor(code, profile) };
}

/**
 * A reading as JSON, each value with its unit; `readingFromJson` reads it back.
 *
 * @example
 * readingToJson(reading).values[0]; // { obis: '1-0:1.8.0*255', value: 1879583.2, unit: 'mWh' }
 */
export function readingToJson({ deviceId, timestamp, values }: DeviceReading): {
  deviceId: string;
  date: string;
  values: { obis: string; value: number; unit: string }[];
} {
  return {
    deviceId,
    date: timestamp.toString(),
    values: values.map(({ obis, value, unit }) => ({ obis: obis.toString(), value, unit })),
  };
}
