import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { decodeColumns } from './decode-columns.ts';
import { decodeReadings } from './decode-readings.ts';
import { encodeColumns } from './encode-columns.ts';
import { encodeReadings } from './encode-readings.ts';
import { documentedDelivery, hexOf } from './testing/documented-delivery.ts';
import { appendReading, Timestamp, toColumns } from '@smart-me/readings';

const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

describe('encoded columns', () => {
  test('are the bytes they were decoded from', () => {
    expect(hexOf(encodeColumns(decodeColumns(documentedDelivery)))).toBe(hexOf(documentedDelivery));
  });

  test('may be changed before: a replay at another time, with other values', () => {
    const columns = decodeColumns(documentedDelivery);
    columns.ticks[0] = Timestamp.parse('2024-02-29T00:00:00Z').ticks;
    columns.value[1] = 7;
    const [reading] = decodeReadings(encodeColumns(columns));
    expect(reading?.timestamp.toString()).toBe('2024-02-29T00:00:00.0000000Z');
    expect(reading?.values[1]?.value).toBe(7);
  });

  test('go on from decoded columns', () => {
    const columns = decodeColumns(documentedDelivery);
    for (const one of decodeReadings(documentedDelivery)) appendReading(columns, one);
    expect(hexOf(encodeColumns(columns))).toBe(hexOf(documentedDelivery).repeat(2));
  });

  test('of readings are the encoded readings', () => {
    const readings = [3, 0, 40].map((values, index) => ({
      deviceId,
      timestamp: Timestamp.fromTicks(BigInt(index)),
      values: Array.from({ length: values }, (_, value) => ({
        obis: parseObis('1.8.0'),
        value,
        unit: 'mWh',
      })),
    }));
    const columns = toColumns(readings);
    expect(columns).toMatchObject({ deviceCount: 3, valueCount: 43 });
    expect(hexOf(encodeColumns(columns))).toBe(hexOf(encodeReadings(readings)));
    expect(toColumns([], columns)).toMatchObject({ deviceCount: 0, valueCount: 0 });
  });

  test.each([
    ['out of order', [1, 0, 0]],
    ['of a device reading that is not there', [0, 0, 2]],
  ])('with values %s are an error that names the row', (_what, rows) => {
    const columns = toColumns([0, 1].map(() => ({ ...(decodeReadings(documentedDelivery)[0] ?? empty) })));
    columns.valueCount = 3;
    columns.device.set(rows);
    expect(() => encodeColumns(columns)).toThrow(expect.objectContaining({ code: 'invalid_reading' }));
  });
});

const empty = { deviceId, timestamp: Timestamp.min, values: [] };
