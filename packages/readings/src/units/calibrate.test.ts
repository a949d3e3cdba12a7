import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { UnitError } from '@smart-me/obis/units';
import type { DeviceReading } from '../device-reading.ts';
import { documentedReading } from '../testing/documented-reading.ts';
import { calibrate, relabel } from './calibrate.ts';
import { profiles } from './unit-profile.ts';

function reading(values: Readonly<Record<string, number>>): Pick<DeviceReading, 'values'> {
  return {
    values: Object.entries(values).map(([code, value]) => ({ obis: parseObis(code), value, unit: '' })),
  };
}

describe('calibrate', () => {
  test('recognises the documented scale, mWh', () => {
    const result = calibrate(reading({ '1.8.0': 1879583.2, '1.7.0': 24.19 }), {
      counterReading: 1.88,
      counterReadingUnit: 'kWh',
    });
    expect(result).toMatchObject({ fits: true, profile: { ...profiles.realtime, basis: 'calibrated' } });
    expect(result.fits && result.deviation).toBeCloseTo(0.0002, 3);
  });

  test('recognises a device that sends Wh', () => {
    const result = calibrate(reading({ '1.8.0': 1_234_567 }), {
      counterReading: 1234.567,
      counterReadingUnit: 'kWh',
    });
    expect(result).toEqual({
      fits: true,
      profile: { ...profiles.realtimeWattHours, basis: 'calibrated' },
      deviation: 0,
    });
  });

  test('understands a counter reading that is import minus export', () => {
    const values = reading({ '1.8.0': 5e9, '2.8.0': 4e9 });
    expect(calibrate(values, { counterReading: 1000, counterReadingUnit: 'kWh' })).toMatchObject({
      fits: true,
      profile: { ...profiles.realtime, basis: 'calibrated' },
    });
  });

  test('prefers the counters of import and export where the device has them', () => {
    const device = {
      counterReading: 1,
      counterReadingImport: 5000,
      counterReadingExport: 4999,
      counterReadingUnit: 'kWh',
    };
    expect(calibrate(reading({ '1.8.0': 5e9, '2.8.0': 4.999e9 }), device)).toMatchObject({
      fits: true,
      profile: { ...profiles.realtime, basis: 'calibrated' },
    });
  });

  test('compares water in cubic metres and heat in watt-hours', () => {
    expect(
      calibrate(reading({ '8-0:1.0.0': 12.3 }), { counterReading: 12.3, counterReadingUnit: 'm3' }),
    ).toMatchObject({
      fits: true,
      profile: { ...profiles.realtime, basis: 'calibrated' },
    });
    expect(
      calibrate(reading({ '6-0:1.0.0': 7e9 }), { counterReading: 7000, counterReadingUnit: 'kWh' }),
    ).toMatchObject({
      fits: true,
      profile: { ...profiles.realtime, basis: 'calibrated' },
    });
  });

  test('never fits counters that contradict each other', () => {
    const device = { counterReadingImport: 5000, counterReadingExport: 4000, counterReadingUnit: 'kWh' };
    const values = (imported: number, exported: number): ReturnType<typeof reading> =>
      reading({ '1.8.0': imported, '2.8.0': exported });
    expect(calibrate(values(5e6, 4e9), device)).toEqual({ fits: false, reason: 'no_profile' });
    expect(calibrate(values(5e9, 4e6), device)).toEqual({ fits: false, reason: 'no_profile' });
    expect(calibrate(values(5e9, 0), device)).toEqual({ fits: false, reason: 'no_profile' });
    expect(calibrate(values(5e9, 4e9), { ...device, counterReading: 1e6 })).toMatchObject({ fits: false });
    expect(calibrate(values(5e9, 4e9), { ...device, counterReading: 1000 })).toMatchObject({ fits: true });
  });

  test('is not disturbed by a counter at zero beside one that has counted', () => {
    const device = { counterReadingImport: 5000, counterReadingExport: 0, counterReadingUnit: 'kWh' };
    expect(calibrate(reading({ '1.8.0': 5e6, '2.8.0': 0 }), device)).toMatchObject({
      fits: true,
      profile: { name: profiles.realtimeWattHours.name },
    });
    expect(calibrate(reading({ '1.8.0': 5e6, '2.8.0': 32_700 }), device)).toMatchObject({ fits: false });
    expect(
      calibrate(reading({ '1.8.0': 5e6, '2.8.0': 327 }), { ...device, counterReadingExport: 0.327 }),
    ).toMatchObject({ fits: true });
    expect(calibrate(reading({ '1.8.0': 5e6, '2.8.0': 999 }), device)).toMatchObject({ fits: true });
    expect(calibrate(reading({ '1.8.0': 5e6, '2.8.0': 1000 }), device)).toMatchObject({ fits: false });
  });

  test('takes counters below one kWh where both have counted', () => {
    const device = { counterReading: 0.9, counterReadingUnit: 'kWh' };
    expect(calibrate(reading({ '1.8.0': 900 }), device)).toMatchObject({
      fits: true,
      profile: { name: profiles.realtimeWattHours.name },
    });
    expect(calibrate(reading({ '1.8.0': 300 }), device)).toEqual({ fits: false, reason: 'no_profile' });
  });

  test('knows a solar plant by its net counter, which is negative', () => {
    const device = { counterReading: -23_874, counterReadingUnit: 'kWh' };
    expect(calibrate(reading({ '1.8.0': 0.126e6, '2.8.0': 24_000.126e3 }), device)).toMatchObject({
      fits: true,
      profile: { name: profiles.realtimeWattHours.name },
    });
  });

  test('compares tariffs, which are net too', () => {
    const device = { counterReadingT1: 0, counterReadingT2: 40_437.819, counterReadingUnit: 'kWh' };
    const values = { '1.8.1': 0, '1.8.2': 40_438_146, '2.8.1': 0, '2.8.2': 327 };
    expect(calibrate(reading(values), device)).toMatchObject({ fits: true, deviation: 0 });
    expect(calibrate(reading({ '1.8.2': 40_438_146 }), device)).toMatchObject({ fits: true });
    expect(calibrate(reading({ ...values, '1.8.2': 40_438_146e3 }), device)).toMatchObject({
      fits: true,
      profile: { name: profiles.realtime.name },
    });
  });

  test.each([
    ['a tariff of which only the export is sent', { '2.8.1': 5 }],
    ['heat beside electricity', { '6-0:1.0.1': 5 }],
    ['a counter of units without a dimension', { '4-0:1.0.1': 5 }],
    ['the same counter of another channel, further down', { '1-1:1.8.0': 5 }],
  ])('is not misled by %s', (_, more) => {
    const device = { counterReading: 5000, counterReadingT1: 5000, counterReadingUnit: 'kWh' };
    expect(calibrate(reading({ '1.8.0': 5e6, ...more }), device)).toMatchObject({ fits: true, deviation: 0 });
  });

  test('gives the same profile again, so that what is kept by profile is found', () => {
    const once = (): unknown =>
      calibrate(reading({ '1.8.0': 5e6 }), { counterReading: 5000, counterReadingUnit: 'kWh' });
    expect((once() as { profile: unknown }).profile).toBe((once() as { profile: unknown }).profile);
  });

  test('takes only the total of the moment: no tariff, no past period, no load profile', () => {
    const values = reading({ '1.8.1': 1, '1.8.0*1': 1, '1.29.0': 1, '1.8.0': 2e9 });
    expect(calibrate(values, { counterReading: 2000, counterReadingUnit: 'kWh' })).toMatchObject({
      fits: true,
    });
  });

  test.each([
    [
      'no counter in the reading',
      { '1.7.0': 24 },
      { counterReading: 1, counterReadingUnit: 'kWh' },
      'no_counter',
    ],
    [
      'a counter of something else',
      { '1.8.0': 24 },
      { counterReading: 1, counterReadingUnit: 'm3' },
      'no_counter',
    ],
    ['no unit', { '1.8.0': 24 }, { counterReading: 1 }, 'no_counter'],
    ['no counter of the device', { '1.8.0': 24 }, { counterReadingUnit: 'kWh' }, 'no_counter'],
    ['a counter at zero', { '1.8.0': 0 }, { counterReading: 0, counterReadingUnit: 'kWh' }, 'zero_counter'],
    [
      'counters too far apart',
      { '1.8.0': 3e6 },
      { counterReading: 2, counterReadingUnit: 'kWh' },
      'no_profile',
    ],
  ])('says why nothing fits: %s', (_, values, device, reason) => {
    expect(calibrate(reading(values), device)).toEqual({ fits: false, reason });
  });

  test('takes the tolerance and the candidates it is given', () => {
    const device = { counterReading: 2, counterReadingUnit: 'kWh' };
    const tenth = { name: 'tenth of a kWh', basis: 'assumed', units: { Wh: 'hWh' } } as const;
    expect(calibrate(reading({ '1.8.0': 2.2e6 }), device)).toMatchObject({ fits: false });
    expect(calibrate(reading({ '1.8.0': 2.2e6 }), device, { tolerance: 0.2 })).toMatchObject({ fits: true });
    expect(calibrate(reading({ '1.8.0': 3e6 }), device, { tolerance: 0.5 })).toMatchObject({ fits: true });
    expect(calibrate(reading({ '1.8.0': 20 }), device, { candidates: [tenth] })).toMatchObject({
      fits: true,
      profile: { ...tenth, basis: 'calibrated' },
    });
  });

  test('refuses a unit it does not know', () => {
    expect(() =>
      calibrate(reading({ '1.8.0': 1 }), { counterReading: 1, counterReadingUnit: 'furlong' }),
    ).toThrow(UnitError);
  });
});

describe('relabel', () => {
  const unitsOf = ({ values }: DeviceReading): string[] => values.map(({ unit }) => unit);

  test('gives the same numbers the units of another profile, and takes them back', () => {
    const relabelled = relabel(documentedReading, profiles.realtime, profiles.realtimeWattHours);
    expect(unitsOf(relabelled)).toEqual(['Wh', 'Wh', 'W']);
    expect(relabelled.values.map(({ value }) => value)).toEqual([1879583.2, 0, 24.19]);
    expect(relabel(relabelled, profiles.realtimeWattHours, profiles.realtime)).toEqual(documentedReading);
  });

  test('leaves a unit alone that neither profile has', () => {
    const inKilowatts = { name: 'kW', basis: 'assumed', units: { W: 'kW' } } as const;
    expect(unitsOf(relabel(documentedReading, profiles.realtime, inKilowatts))).toEqual(['Wh', 'Wh', 'kW']);
    expect(unitsOf(relabel(documentedReading, profiles.rest, inKilowatts))).toEqual(['mWh', 'mWh', 'kW']);
  });

  test('returns the very reading where the units are the same', () => {
    const calibrated = { ...profiles.realtime, basis: 'calibrated' } as const;
    expect(relabel(documentedReading, profiles.realtime, calibrated)).toBe(documentedReading);
  });
});
