import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import type { DeviceReading } from '../device-reading.ts';
import { code, counted, minute, MINUTE, start } from '../testing/counted.ts';
import { Timestamp } from '../time/timestamp.ts';
import { consumption, type ConsumptionOptions } from './consumption.ts';

const used = (readings: readonly DeviceReading[], to: number, more: Partial<ConsumptionOptions> = {}) =>
  consumption(readings, { code, from: minute(0), to: minute(to), ...more });

describe('the consumption between two times', () => {
  test('is what the counter went on, in the unit of its column', () => {
    expect(used(counted([0, 1_000_000], [30, 1_000_250], [60, 1_000_700]), 60)).toEqual({
      value: 0.7,
      unit: 'kWh',
      quality: 'measured',
      events: [],
      gaps: [],
    });
    expect(used(counted([0, 1000], [60, 1700]), 60, { unit: 'MJ' })).toMatchObject({
      value: 2.52,
      unit: 'MJ',
    });
  });

  test('is the same in whatever order the readings come, and with repeats', () => {
    const readings = counted([60, 1700], [0, 1000], [30, 1250], [30, 1250]);
    expect(used(readings, 60)).toMatchObject({ value: 0.7, quality: 'measured' });
  });

  test('leaves out readings without the counter, or without a number, and takes the later of two at one time', () => {
    const power = { obis: parseObis('1-0:1.7.0*255'), value: 4000, unit: 'W' };
    const readings = counted([0, 1000], [15, 1100], [30, Number.NaN], [60, 1600], [60, 1700]);
    const [first, second, ...others] = readings.map((reading, index) => ({
      ...reading,
      values: index === 1 ? [power] : [power, ...reading.values],
    }));
    expect(
      used(
        [second, first, ...others].filter((reading) => reading !== undefined),
        60,
      ),
    ).toEqual({
      value: 0.7,
      unit: 'kWh',
      quality: 'measured',
      events: [],
      gaps: [],
    });
  });

  test('has no noise of binary fractions', () => {
    expect(used(counted([0, 100], [60, 300]), 60).value).toBe(0.2);
    expect(used(counted([0, 24_165_632_100], [60, 24_165_632_400]), 60).value).toBe(0.3);
  });

  test('reads the counter on a straight line where it was not read at the time', () => {
    expect(used(counted([-30, 0], [30, 600], [45, 900], [75, 1500]), 60)).toMatchObject({
      value: 0.9,
      quality: 'interpolated',
    });
    expect(used(counted([-0.5, 0], [0.5, 20], [59.5, 1200], [60.5, 1220]), 60)).toMatchObject({
      value: 1.2,
      quality: 'measured',
    });
    expect(
      used(counted([-0.5, 0], [0.5, 20], [59.5, 1200], [60.5, 1220]), 60, { toleranceSeconds: 10 }),
    ).toMatchObject({ quality: 'interpolated' });
  });

  test.each<[readings: readonly (readonly [number, number])[], quality: string]>([
    [
      [
        [-1, 0],
        [1, 20],
        [60, 1200],
      ],
      'measured',
    ],
    [
      [
        [-0.5, 0],
        [1.5, 20],
        [60, 1200],
      ],
      'interpolated',
    ],
    [
      [
        [-1.5, 0],
        [0.5, 20],
        [60, 1200],
      ],
      'interpolated',
    ],
    [
      [
        [1, 20],
        [60, 1200],
      ],
      'measured',
    ],
    [
      [
        [1.1, 20],
        [60, 1200],
      ],
      'missing',
    ],
    [
      [
        [0, 0],
        [59, 1180],
      ],
      'measured',
    ],
    [
      [
        [0, 0],
        [58.9, 1178],
      ],
      'missing',
    ],
  ])('with readings at %j is %s: a minute on each side, itself included', (readings, quality) => {
    expect(used(counted(...readings), 60)).toMatchObject({ quality });
  });

  test.each<[ticks: bigint, quality: string]>([
    [-600_000_001n, 'interpolated'],
    [-600_000_000n, 'measured'],
    [-599_999_999n, 'measured'],
    [599_999_999n, 'measured'],
    [600_000_000n, 'measured'],
    [600_000_001n, 'interpolated'],
  ])('counts that minute to the tick: %s is %s', (ticks, quality) => {
    const [at, other, last] = counted([0, 0], [ticks < 0n ? 0.5 : -0.5, 0], [60, 0]);
    const first = at && { ...at, timestamp: Timestamp.fromTicks(at.timestamp.ticks + ticks) };
    const readings = [first, other, last].filter((reading) => reading !== undefined);
    expect(used(readings, 60)).toMatchObject({ quality });
  });

  test('is missing where nothing is near an end, and says what is known', () => {
    expect(used(counted([10, 5000], [50, 5800]), 60)).toMatchObject({ value: 0.8, quality: 'missing' });
    expect(used([], 60)).toMatchObject({ value: 0, quality: 'missing' });
  });

  test('tells a gap: how much is known, when is not', () => {
    const { value, quality, gaps } = used(counted([0, 0], [60, 100], [240, 400], [300, 500]), 300);
    expect({ value, quality }).toEqual({ value: 0.5, quality: 'measured' });
    expect(gaps).toHaveLength(1);
    expect(gaps[0]).toEqual({
      from: new Timestamp(start + 60 * MINUTE),
      to: new Timestamp(start + 240 * MINUTE),
    });
  });
});

describe('what is told, and not summed', () => {
  test('a counter that falls: another meter, or corrected data', () => {
    const swapped = counted([0, 5_000_000], [30, 5_000_500], [45, 0], [60, 250]);
    const { value, events } = used(swapped, 60);
    expect(value).toBe(0.75);
    expect(events).toEqual([
      {
        kind: 'fall',
        from: new Timestamp(start + 30 * MINUTE),
        to: new Timestamp(start + 45 * MINUTE),
        change: -5000.5,
      },
    ]);
  });

  test('a net counter may fall', () => {
    expect(used(counted([0, 5000], [60, 3000]), 60, { isNet: true })).toMatchObject({
      value: -2,
      events: [],
    });
    expect(used(counted([0, -23_874_000], [60, -23_875_000]), 60, { isNet: true })).toMatchObject({
      value: -1,
    });
  });

  test('a jump: a transformer ratio that was changed', () => {
    const { value, events } = used(
      counted([0, 20_000_000], [15, 20_000_100], [30, 2_400_012_000], [45, 2_400_024_000]),
      45,
    );
    expect(value).toBe(12.1);
    expect(events).toEqual([expect.objectContaining({ kind: 'jump', change: 2_380_011.9 })]);
  });

  test('a jump is what is more than the counter can count', () => {
    const readings = counted([0, 0], [60, 20_000]);
    expect(used(readings, 60).events).toEqual([]);
    expect(used(readings, 60, { mostPerHour: 19 }).events).toHaveLength(1);
    expect(used(readings, 60, { mostPerHour: 20 }).events).toEqual([]);
    expect(used(readings, 60, { unit: 'Wh' }).events).toEqual([]);
    expect(used(readings, 60, { unit: 'Wh', mostPerHour: 19_999 }).events).toHaveLength(1);
    expect(used(counted([0, 0], [120, 20_000]), 120, { mostPerHour: 10 }).events).toEqual([]);
    expect(used(counted([0, 0], [30, 20_000]), 30, { mostPerHour: 20 }).events).toHaveLength(1);
  });

  test('only what touches the range is told', () => {
    const readings = counted([-60, 9000], [-30, 0], [0, 100], [60, 200], [90, 0]);
    expect(used(readings, 60).events).toEqual([]);
    expect(used(readings, 61).events).toHaveLength(1);
    expect(used(counted([-30, 9000], [0, 0], [60, 100]), 60).events).toEqual([]);
  });
});
