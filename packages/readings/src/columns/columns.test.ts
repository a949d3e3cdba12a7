import { describe, expect, test } from '@jest/globals';
import { obisCode, parseObis } from '@smart-me/obis';
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
