import { describe, expect, test } from '@jest/globals';
import { obisCode, parseObis } from '@smart-me/obis';
import { appendReading } from './append-reading.ts';
import { decodeColumns } from './decode-columns.ts';
import { decodeReadings } from './decode-readings.ts';
import type { DeviceReading } from './device-reading.ts';
import { encodeColumns } from './encode-columns.ts';
import { readingAt } from './reading-at.ts';
import { ReadingColumns } from './reading-columns.ts';
import { documentedDelivery, hexOf } from './testing/documented-delivery.ts';
import { Timestamp } from './timestamp.ts';
import { toReadings } from './to-readings.ts';

const reading = (index: number): DeviceReading => ({
  deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  timestamp: Timestamp.fromTicks(BigInt(index) * 10_000_001n - 7n),
  values: Array.from({ length: index % 4 }, (_, c) => ({
    obis: obisCode(1, 0, c, 8, 0, 255),
    value: index / 7,
  })),
});
const readings = Array.from({ length: 100 }, (_, index) => reading(index));

describe('a reading', () => {
  test('is added after those that are there, in columns that grow', () => {
    const columns = new ReadingColumns();
    for (const one of readings) appendReading(columns, one);
    expect(toReadings(columns)).toEqual(readings);
  });

  test('goes on from decoded columns, and they encode again', () => {
    const columns = decodeColumns(documentedDelivery);
    for (const one of decodeReadings(documentedDelivery)) appendReading(columns, one);
    expect(hexOf(encodeColumns(columns))).toBe(hexOf(documentedDelivery).repeat(2));
  });

  test('is found again by its row', () => {
    const columns = new ReadingColumns();
    for (const one of readings) appendReading(columns, one);
    expect(readings.map((_, row) => readingAt(columns, row))).toEqual(readings);
    for (const row of [-1, 100, 0.5, Number.NaN]) expect(readingAt(columns, row)).toBeUndefined();
  });

  test('that is refused leaves the columns as they were', () => {
    const columns = new ReadingColumns();
    appendReading(columns, reading(3));
    const values = [...reading(2).values, { obis: parseObis('1.8.0'), value: 'x' as unknown as number }];
    expect(() => {
      appendReading(columns, { ...reading(2), values });
    }).toThrow(expect.objectContaining({ code: 'realtime_encode', path: '[1].values[2].value' }));
    appendReading(columns, reading(1));
    expect(toReadings(columns)).toEqual([reading(3), reading(1)]);
  });
});
