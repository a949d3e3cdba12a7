import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { UnitError } from '@smart-me/obis/units';
import fc from 'fast-check';
import { code, counted, minute, MINUTE } from '../testing/counted.ts';
import { Timestamp } from '../time/timestamp.ts';
import { consumption } from './consumption.ts';
import { loadProfile, type LoadProfileOptions, monthlyPeaks } from './load-profile.ts';

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
