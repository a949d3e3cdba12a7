import { describe, expect, test } from '@jest/globals';
import { obisCode, obisFromKey, parseObis } from '@smart-me/obis';
import type { DeviceReading } from '../device-reading.ts';
import { documentedReading } from '../testing/documented-reading.ts';
import { Timestamp } from '../time/timestamp.ts';
import { unitFor } from '../units/in-unit.ts';
import { profiles, type UnitProfile } from '../units/unit-profile.ts';
import { ReadingColumns } from './reading-columns.ts';
import { appendReading, toColumns } from './to-columns.ts';
import { deviceId, forEachValue, readingAt, toReadings } from './to-readings.ts';

const reading = (index: number): DeviceReading => ({
  deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
  timestamp: Timestamp.fromTicks(BigInt(index) * 10_000_001n - 7n),
  values: Array.from({ length: index % 4 }, (_, c) => {
    const obis = obisCode(1, 0, c, 8, 0, 255);
    return { obis, value: index / 7, unit: unitFor(obis, profiles.realtime) };
  }),
});
const readings = Array.from({ length: 100 }, (_, index) => reading(index));
const bad = {
  ...reading(2),
  values: [...reading(2).values, { obis: parseObis('1.8.0'), value: 'x' as unknown as number, unit: 'mWh' }],
};

describe('columns', () => {
  test('hold readings, and give them back', () => {
    expect(toReadings(toColumns(readings))).toEqual(readings);
  });

  test('grow as readings are appended', () => {
    const columns = new ReadingColumns();
    for (const one of readings) appendReading(columns, one);
    expect(toReadings(columns)).toEqual(readings);
    expect(readings.map((_, row) => readingAt(columns, row))).toEqual(readings);
    for (const row of [-1, 100, 0.5, Number.NaN]) expect(readingAt(columns, row)).toBeUndefined();
  });

  test('are as they were when a reading that is appended is refused', () => {
    const columns = new ReadingColumns();
    appendReading(columns, reading(3));
    expect(() => {
      appendReading(columns, bad);
    }).toThrow(expect.objectContaining({ code: 'invalid_reading', path: '[1].values[2].value' }));
    appendReading(columns, reading(1));
    expect(toReadings(columns)).toEqual([reading(3), reading(1)]);
  });

  test('are empty when one of the readings they are made of is refused', () => {
    const columns = toColumns(readings);
    expect(() => toColumns([reading(1), bad], columns)).toThrow(
      expect.objectContaining({ path: '[1].values[2].value' }),
    );
    expect(columns).toMatchObject({ deviceCount: 0, valueCount: 0 });
  });
});

describe('columns keep apart', () => {
  test('the kinds of times, as System.DateTimeKind numbers them, while they grow', () => {
    const columns = new ReadingColumns();
    const kinds = ['local', 'utc', 'unspecified', 'utc', 'local', 'utc'] as const;
    for (const [second, kind] of kinds.entries()) {
      appendReading(columns, { ...reading(2), timestamp: new Timestamp(1000 * second, 7, kind) });
    }
    expect([...columns.kind.subarray(0, 6)]).toEqual([2, 1, 0, 1, 2, 1]);
    expect([...columns.ticks.subarray(0, 2)]).toEqual([7n, 10_000_007n]);
    expect(toReadings(columns).map(({ timestamp }) => timestamp.kind)).toEqual(kinds);
  });

  test('all ids, also those that differ in one digit, however they take turns', () => {
    const zero = '00000000-0000-0000-0000-000000000000';
    const ids = [zero];
    for (const { index } of zero.matchAll(/0/g)) {
      ids.push(`${zero.slice(0, index)}8${zero.slice(index + 1)}`, zero);
    }
    const columns = toColumns(ids.map((id) => ({ ...reading(2), deviceId: id })));
    expect(toReadings(columns).map((one) => one.deviceId)).toEqual(ids);
    expect(ids.map((_, row) => deviceId(columns, row))).toEqual(ids);
  });

  test('all codes, the first and the last included, in each profile', () => {
    const keys = [0, 2 ** 48 - 1, ...Array.from({ length: 6000 }, (_, n) => n * 27_011_999_983)];
    const values = keys.map((key) => {
      const obis = obisFromKey(key);
      return { obis, value: key, unit: unitFor(obis, profiles.realtime) };
    });
    const [all] = toReadings(toColumns([{ ...documentedReading, values }]));
    expect(all?.values).toEqual(values);
    const columns = toColumns([documentedReading], new ReadingColumns(profiles.rest));
    expect(toReadings(columns)[0]?.values.map(({ value, unit }) => `${value} ${unit}`)).toEqual([
      '1879.5832 Wh',
      '0 Wh',
      '24.19 W',
    ]);
  });
});

describe('columns use their memory again', () => {
  test('for as many values or fewer', () => {
    const columns = toColumns([reading(3), reading(2)]);
    const { value } = columns;
    expect(value).toHaveLength(5);
    expect(toColumns([reading(2), reading(3)], columns).value).toBe(value);
    expect(toReadings(toColumns([reading(1)], columns))).toEqual([reading(1)]);
    expect(columns.value).toBe(value);
    expect(toColumns(readings, columns).value.length).toBeGreaterThan(5);
  });

  test('until they are full', () => {
    const columns = new ReadingColumns();
    columns.clear(3);
    const { value } = columns;
    appendReading(columns, reading(3));
    expect(columns.value).toBe(value);
    appendReading(columns, reading(1));
    expect(toReadings(columns)).toEqual([reading(3), reading(1)]);
  });
});

describe('every value is visited', () => {
  test('in its order: code, number, row of its device reading, unit', () => {
    const visited: string[] = [];
    forEachValue(toColumns([documentedReading, documentedReading]), (obis, value, device, unit) => {
      visited.push(`${device} ${obis.toString()} ${value} ${unit}`);
    });
    expect(visited).toEqual(
      [0, 1].flatMap((device) => [
        `${device} 1-0:1.8.0*255 1879583.2 mWh`,
        `${device} 1-0:2.8.0*255 0 mWh`,
        `${device} 1-0:1.7.0*255 24.19 W`,
      ]),
    );
  });

  test('with the unit that its device has', () => {
    const other = { ...documentedReading, deviceId: '00000000-0000-0000-0000-000000000001' };
    const profile = (id: string): UnitProfile =>
      id === other.deviceId ? profiles.realtimeWattHours : profiles.realtime;
    const columns = toColumns([documentedReading, other, documentedReading], new ReadingColumns(profile));
    const visited: string[] = [];
    forEachValue(columns, (obis, value, device, unit) => {
      if (obis.d === 8 && obis.c === 1)
        visited.push(`${deviceId(columns, device).slice(-4)} ${value} ${unit}`);
    });
    expect(visited).toEqual(['2ca1 1879583.2 mWh', '0001 1879.5832 Wh', '2ca1 1879583.2 mWh']);
    expect(toReadings(columns).map(({ values: [first] }) => first?.unit)).toEqual(['mWh', 'Wh', 'mWh']);
  });
});
