import { describe, expect, test } from '@jest/globals';
import { ObisParseError } from '@smart-me/obis';
import { decodeReadings } from './decode-readings.ts';
import { readingFromJson, readingToJson } from './reading-json.ts';
import { RealtimeParseError } from './realtime-parse-error.ts';
import { documentedDelivery } from './testing/documented-delivery.ts';

const json = {
  deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  date: '2019-10-16T12:20:44.9788512Z',
  values: [
    { obis: '1-0:1.8.0*255', value: 1879583.2 },
    { obis: '1-0:2.8.0*255', value: 0 },
    { obis: '1-0:1.7.0*255', value: 24.19 },
  ],
};

describe('a reading in JSON', () => {
  test('is the reading that the webhook brings, and back', () => {
    expect(readingFromJson(json)).toEqual(decodeReadings(documentedDelivery)[0]);
    expect(readingToJson(readingFromJson(json))).toEqual(json);
  });

  test('may have its id in upper case, and no values', () => {
    expect(readingFromJson({ deviceId: json.deviceId.toUpperCase(), date: json.date })).toMatchObject({
      deviceId: json.deviceId,
      values: [],
    });
  });

  test('leaves out a value without a code or without a number', () => {
    const values = [{ obis: '1-0:1.8.0*255' }, { value: 1 }, { obis: '1-0:1.7.0*255', value: 0 }];
    expect(readingToJson(readingFromJson({ ...json, values })).values).toEqual(values.slice(2));
  });

  test.each([
    [RealtimeParseError, { ...json, deviceId: 'my meter' }],
    [RealtimeParseError, { ...json, date: 'yesterday' }],
    [ObisParseError, { ...json, values: [{ obis: 'power', value: 1 }] }],
  ])('that cannot be read is a %p', (type, wrong) => {
    expect(() => readingFromJson(wrong)).toThrow(type);
  });
});
