import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { UnitError } from '@smart-me/obis/units';
import fc from 'fast-check';
import type { DeviceReading } from '../device-reading.ts';
import { Timestamp } from '../time/timestamp.ts';
import { consumption, type ConsumptionOptions } from './consumption.ts';
import { loadProfile, type LoadProfileOptions, monthlyPeaks } from './load-profile.ts';

const code = '1-0:1.8.0*255';
const start = Date.parse('2026-06-01T00:00:00Z');
const MINUTE = 60_000;
const minute = (minutes: number): Date => new Date(start + minutes * MINUTE);

/** Readings of a counter in Wh: the minute since the start, and the count. */
const counted = (...counts: readonly (readonly [minutes: number, wattHours: number])[]): DeviceReading[] =>
  counts.map(([minutes, value]) => ({
    deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
    timestamp: new Timestamp(start + Math.round(minutes * MINUTE)),
    values: [{ obis: parseObis(code), value, unit: 'Wh' }],
  }));
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

describe('a load profile', () => {
  const options = (hours: number, more: Partial<LoadProfileOptions> = {}): LoadProfileOptions => ({
    code,
    from: minute(0),
    to: minute(60 * hours),
    minutes: 15,
    timeZone: 'Europe/Zurich',
    ...more,
  });
  const row = ({ energy, meanPower, quality }: ReturnType<typeof loadProfile>['slots'][number]) => [
    energy && `${energy.value} ${energy.unit}`,
    meanPower && `${meanPower.value} ${meanPower.unit}`,
    quality,
  ];

  test('has energy and mean power of each slot', () => {
    const readings = counted([0, 0], [15, 250], [30, 250], [45, 1250], [60, 1500]);
    expect(loadProfile(readings, options(1)).slots.map(row)).toEqual([
      ['0.25 kWh', '1000 W', 'measured'],
      ['0 kWh', '0 W', 'measured'],
      ['1 kWh', '4000 W', 'measured'],
      ['0.25 kWh', '1000 W', 'measured'],
    ]);
  });

  test('says which were interpolated, and leaves out what is missing: it is not 0', () => {
    const readings = counted([0, 0], [15, 250], [45, 750], [60, 1000], [150, 2000], [165, 2100]);
    expect(loadProfile(readings, options(3)).slots.map(row)).toEqual([
      ['0.25 kWh', '1000 W', 'measured'],
      ['0.25 kWh', '1000 W', 'interpolated'],
      ['0.25 kWh', '1000 W', 'interpolated'],
      ['0.25 kWh', '1000 W', 'measured'],
      ...Array.from({ length: 6 }, () => [undefined, undefined, 'missing']),
      ['0.1 kWh', '400 W', 'measured'],
      [undefined, undefined, 'missing'],
    ]);
    expect(
      loadProfile(readings, options(3, { longestMinutes: 90 }))
        .slots.map(({ quality }) => quality)
        .slice(4, 10),
    ).toEqual(Array.from({ length: 6 }, () => 'interpolated'));
  });

  test('is missing in the slots that an event touches, and tells it', () => {
    const readings = counted([0, 9000], [15, 9100], [20, 0], [30, 50], [45, 150]);
    const { slots, events } = loadProfile(readings, options(0.75));
    expect(slots.map(({ quality }) => quality)).toEqual(['measured', 'missing', 'measured']);
    expect(events).toHaveLength(1);
  });

  test('is missing for each event, also for one that begins where another ends', () => {
    const readings = counted([0, 9000], [15, 8000], [20, 7000], [30, 7050], [45, 7150], [55, 0], [60, 10]);
    const { slots, events } = loadProfile(readings, options(1));
    expect(slots.map(({ quality }) => quality)).toEqual(['missing', 'missing', 'measured', 'missing']);
    expect(events).toHaveLength(3);
  });

  test('of watt-hours has watts, of megajoules megajoules an hour', () => {
    const readings = counted([0, 0], [15, 250]);
    expect(loadProfile(readings, options(0.25, { unit: 'Wh' })).slots.map(row)).toEqual([
      ['250 Wh', '1000 W', 'measured'],
    ]);
    expect(loadProfile(readings, options(0.25, { unit: 'MJ' })).slots.map(row)).toEqual([
      ['0.9 MJ', '3.6 MJ/h', 'measured'],
    ]);
  });

  test('of water has m³ and m³/h', () => {
    const obis = parseObis('8-0:1.0.0*255');
    const readings = counted([0, 10], [15, 10.25]).map((reading) => ({
      ...reading,
      values: reading.values.map(({ value }) => ({ obis, value, unit: 'm³' })),
    }));
    expect(loadProfile(readings, options(0.25, { code: obis })).slots.map(row)).toEqual([
      ['0.25 m³', '1 m³/h', 'measured'],
    ]);
  });

  test('cannot be in a unit of another dimension', () => {
    expect(() => loadProfile(counted([0, 0]), options(1, { unit: 'm³' }))).toThrow(UnitError);
  });

  test.each([
    ['2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 92],
    ['2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 100],
  ])('of the day that begins %s adds up to the difference of the counters', (from, to, count) => {
    const first = Date.parse(from);
    const readings = Array.from({ length: count * 15 + 1 }, (_, index) => ({
      ...(counted([0, index * index])[0] ?? { deviceId: '', values: [] }),
      timestamp: new Timestamp(first + index * MINUTE),
    }));
    const { slots } = loadProfile(readings, { code, from, to, minutes: 15, timeZone: 'Europe/Zurich' });
    expect(slots).toHaveLength(count);
    const sum = slots.reduce((total, { energy }) => total + (energy?.value ?? Number.NaN), 0);
    expect(sum).toBeCloseTo((count * 15) ** 2 / 1000, 6);
  });

  test('adds up to the consumption, wherever the readings lie', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0.01, max: 40, noNaN: true }), fc.nat(5000)), {
          minLength: 1,
          maxLength: 60,
        }),
        (steps) => {
          let [at, count] = [0, 1_000_000];
          const points: [number, number][] = [[0, count]];
          for (const [minutes, wattHours] of steps) {
            at += minutes;
            count += wattHours;
            points.push([at, count]);
          }
          points.push([1440, count]);
          const readings = counted(...points);
          const range = { ...options(24), longestMinutes: 1440, mostPerHour: 1e9 };
          const { slots } = loadProfile(readings, range);
          const sum = slots.reduce((total, { energy }) => total + (energy?.value ?? Number.NaN), 0);
          expect(sum).toBeCloseTo(consumption(readings, range).value, 6);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('has a peak in each local month: of equal slots the first', () => {
    const july = Date.parse('2026-06-30T22:00:00Z');
    const at = (quarters: number): Date => new Date(july + quarters * 15 * MINUTE);
    const readings = [0, 100, 300, 500, 700, 800].map((value, index) => ({
      ...(counted([0, value])[0] ?? { deviceId: '', values: [] }),
      timestamp: Timestamp.fromDate(at(index - 2)),
    }));
    const profile = loadProfile(readings, { ...options(0), from: at(-3), to: at(4) });
    const peaks = monthlyPeaks(profile, 'Europe/Zurich');
    expect(peaks.map(({ month, slot }) => [month, slot.from.toDate(), slot.meanPower])).toEqual([
      ['2026-06', at(-1), { value: 800, unit: 'W' }],
      ['2026-07', at(0), { value: 800, unit: 'W' }],
    ]);
    expect(monthlyPeaks({ slots: profile.slots.slice(0, 1) }, 'Europe/Zurich')).toEqual([]);
  });
});
