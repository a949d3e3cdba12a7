import { describe, expect, test } from '@jest/globals';
import { ObisParseError } from '@smart-me/obis';
import { type ObisValueJson, type ReadingJson, readingFromJson, readingToJson } from './reading-json.ts';
import { ReadingParseError } from './reading-parse-error.ts';
import { documentedReading } from './testing/documented-reading.ts';
import { profiles } from './units/unit-profile.ts';

const json = {
  deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  date: '2019-10-16T12:20:44.9788512Z',
  values: [
    { obis: '1-0:1.8.0*255', value: 1879583.2, unit: 'mWh' },
    { obis: '1-0:2.8.0*255', value: 0, unit: 'mWh' },
    { obis: '1-0:1.7.0*255', value: 24.19, unit: 'W' },
  ],
};
const withoutUnits = json.values.map(({ obis, value }) => ({ obis, value }));

describe('a reading in JSON', () => {
  test('says its units, and is read back', () => {
    expect(readingToJson(documentedReading)).toEqual(json);
    expect(readingFromJson(json)).toEqual(documentedReading);
  });

  test('has the units of the profile where it says none', () => {
    const units = (options?: Parameters<typeof readingFromJson>[1]): unknown =>
      readingFromJson({ ...json, values: withoutUnits }, options).values.map(({ unit }) => unit);
    expect(units()).toEqual(['Wh', 'Wh', 'W']);
    expect(units({ profile: profiles.realtime })).toEqual(['mWh', 'mWh', 'W']);
    expect(units({ profile: () => profiles.realtime })).toEqual(['mWh', 'mWh', 'W']);
  });

  test('may have its id in upper case, a date without a zone, and no values', () => {
    const bare = { deviceId: json.deviceId.toUpperCase(), date: '2019-10-16T12:20:44.9788512' };
    expect(readingFromJson(bare)).toEqual({ ...documentedReading, values: [] });
    expect(readingFromJson({ ...bare, values: null })).toEqual({ ...documentedReading, values: [] });
  });

  test('leaves out a value without a code or without a number', () => {
    const values = [
      { obis: '1-0:1.8.0*255' },
      { value: 1 },
      { obis: null, value: 2 },
      { obis: '1-0:1.8.0*255', value: null },
      ...json.values.slice(2),
    ];
    expect(readingToJson(readingFromJson({ ...json, values })).values).toEqual(json.values.slice(2));
  });

  test('goes on without a value that cannot be read, when somebody is told', () => {
    const skipped: ObisValueJson[] = [];
    const wrong = { obis: 'n/a', value: 1 };
    const { values } = readingFromJson(
      { ...json, values: [wrong, ...json.values] },
      { onSkipped: (value) => skipped.push(value) },
    );
    expect(values).toEqual(documentedReading.values);
    expect(skipped).toEqual([wrong]);
  });

  test.each<[new (...args: never[]) => Error, unknown]>([
    [ReadingParseError, { ...json, deviceId: 'my meter' }],
    [ReadingParseError, { ...json, date: 'yesterday' }],
    [ReadingParseError, null],
    [ReadingParseError, undefined],
    [ReadingParseError, { DeviceId: json.deviceId, Date: json.date }],
    [ReadingParseError, { deviceId: json.deviceId, date: json.date, Values: [{ Obis: '1.8.0', Value: 7 }] }],
    [ReadingParseError, { ...json, values: {} }],
    [ReadingParseError, { ...json, values: '1.8.0' }],
    [ReadingParseError, { ...json, values: [null] }],
    [ReadingParseError, { ...json, values: [7] }],
    [ReadingParseError, { ...json, values: [{ Obis: '1.8.0', Value: 7 }] }],
    [ReadingParseError, { ...json, values: [{ obis: 180, value: 7 }] }],
    [ReadingParseError, { ...json, values: [{ obis: '1.8.0', value: '7' }] }],
    [ObisParseError, { ...json, values: [{ obis: 'power', value: 1 }] }],
    [ReadingParseError, { ...json, values: [{ obis: '1.8.0', value: '' }] }],
  ])('that cannot be read is a %p', (type, wrong) => {
    expect(() => readingFromJson(wrong as ReadingJson)).toThrow(type);
  });

  test.each<[unknown, string, string]>([
    [
      { DeviceId: json.deviceId, Date: json.date },
      'the reading has no text deviceId',
      'Pass { deviceId, date, values } in camelCase, as the clients of these packages return them.',
    ],
    [
      { deviceId: json.deviceId, Date: json.date },
      'the reading has no text date',
      'Pass { deviceId, date, values } in camelCase, as the clients of these packages return them.',
    ],
    [
      { ...json, values: [{ obis: '1.8.0', value: '7' }] },
      'a value is a number',
      'Leave a value out that is not known.',
    ],
  ])('that cannot be read says what is wrong and what to do: %#', (wrong, message, hint) => {
    expect(() => readingFromJson(wrong as ReadingJson)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message) as unknown, hint }),
    );
  });
});
