import { describe, expect, test } from '@jest/globals';
import type { InterpolationInterval } from '@smart-me/api-core/resources';
import { DAY, HOUR, MINUTE } from '../metering/profile.ts';
import { deviceThatMeasured } from '../testing/posted-device.ts';
import { interpolatedReadings } from './interpolated-readings.ts';

const NOON = Date.UTC(2026, 5, 14, 12);
const QUARTER = 15 * MINUTE;

/** kWh at minutes after noon. */
const meter = (...counters: readonly (readonly [minute: number, kilowattHours: number])[]) =>
  deviceThatMeasured(
    counters.map(([minute, counterReadingImport]) => [NOON + minute * MINUTE, { counterReadingImport }]),
  );

/** What is told of the minutes from `from` to `to`, in numbers: minutes after noon, and Wh. */
function interpolated(
  device: ReturnType<typeof meter>,
  {
    from = 0,
    to = 60,
    now = NOON + DAY,
    ...options
  }: { from?: number; to?: number; now?: number } & Parameters<typeof interpolatedReadings>[2],
) {
  const range = { from: NOON + from * MINUTE, to: NOON + to * MINUTE };
  const { values = [], ...figures } = interpolatedReadings(device, range, options, now);
  const minutes = (instant: { readonly epochMilliseconds: number } | undefined): number | undefined =>
    instant && (instant.epochMilliseconds - NOON) / MINUTE;
  return {
    ...figures,
    rows: values.map(({ timestamp, closestMeasured, isInterpolated, values: numbers }) => ({
      at: minutes(timestamp),
      isInterpolated,
      closest: minutes(closestMeasured),
      wattHours: numbers[0]?.value,
    })),
  };
}

describe('between two measurements', () => {
  const device = meter([0, 1], [60, 2]);

  test('lies a straight line; its ends are measured, and the nearer one is named', () => {
    expect(interpolated(device, {})).toEqual({
      rows: [
        { at: 0, isInterpolated: false, closest: 0, wattHours: 1000 },
        { at: 15, isInterpolated: true, closest: 0, wattHours: 1250 },
        { at: 30, isInterpolated: true, closest: 0, wattHours: 1500 },
        { at: 45, isInterpolated: true, closest: 60, wattHours: 1750 },
        { at: 60, isInterpolated: false, closest: 60, wattHours: 2000 },
      ],
      isComplete: true,
      fractionOfInterpolatedResults: 0.6,
      interpolationQuality: 1.5,
      lastAvailable: '2026-06-14T13:00:00.0000000Z',
    });
  });

  test('as many are counted against each measured one, and against one where none is measured', () => {
    expect(interpolated(device, { from: 15, to: 60 }).interpolationQuality).toBe(3);
    expect(interpolated(device, { from: 15, to: 45 }).interpolationQuality).toBe(3);
  });

  test('a measurement that is no older than the threshold counts as one of its time', () => {
    const rows = (thresholdSeconds: number) =>
      interpolated(device, { from: 15, to: 15, thresholdSeconds }).rows;
    expect(rows(15 * 60)).toEqual([{ at: 15, isInterpolated: false, closest: 0, wattHours: 1000 }]);
    expect(rows(15 * 60 - 1)).toEqual([{ at: 15, isInterpolated: true, closest: 0, wattHours: 1250 }]);
  });

  test('a value that only the earlier one has stays as it was', () => {
    const sparse = deviceThatMeasured([
      [NOON, { counterReadingImport: 1, counterReadingExport: 5 }],
      [NOON + HOUR, { counterReadingImport: 2 }],
    ]);
    const range = { from: NOON + QUARTER, to: NOON + QUARTER };
    const [reading] = interpolatedReadings(sparse, range, {}, NOON + DAY).values ?? [];
    expect(reading).toMatchObject({
      deviceId: sparse.id,
      values: [
        { value: 1250, unit: 'Wh' },
        { value: 5000, unit: 'Wh' },
      ],
    });
    expect(reading?.values.map(({ obis }) => String(obis))).toEqual(['1-0:1.8.0*255', '1-0:2.8.0*255']);
  });
});

describe('where nothing lies around', () => {
  test.each([
    ['before the first measurement', 0, [30, 45, 60]],
    ['after the last one', 90, [90]],
  ])('%s there is no reading, and that is said', (_where, from, minutes) => {
    const { rows, isComplete } = interpolated(meter([30, 1], [60, 2], [90, 3]), { from, to: from + 60 });
    expect([rows.map(({ at }) => at), isComplete]).toEqual([minutes, false]);
  });

  test('a device that has measured nothing has none, and no last one', () => {
    expect(interpolated(meter(), {})).toEqual({
      rows: [],
      isComplete: false,
      fractionOfInterpolatedResults: 0,
      interpolationQuality: 0,
    });
  });

  test('what it measures later than now is not available yet', () => {
    const { lastAvailable } = interpolated(meter([0, 1], [60, 2]), { now: NOON + 59 * MINUTE });
    expect(lastAvailable).toBe('2026-06-14T12:00:00.0000000Z');
  });
});

describe('the even times', () => {
  const device = meter([0, 0], [4 * 24 * 60, 96]);

  test.each<[string, InterpolationInterval | undefined, number, readonly number[]]>([
    ['begin where the range does, a quarter of an hour apart', undefined, 44, [0, 15, 30]],
    ['include the end of the range', 'fifteenMinutes', 45, [0, 15, 30, 45]],
    ['are a day apart if asked', 'day', 2 * 1440, [0, 1440, 2880]],
    ['are none when the range ends before it begins', 'fifteenMinutes', -30, []],
  ])('%s', (_what, interval, to, minutes) => {
    const { rows, isComplete } = interpolated(device, { to, interval });
    expect(rows.map(({ at }) => at)).toEqual(minutes);
    expect(isComplete).toBe(true);
  });

  test('are a thousand at most', () => {
    const year = meter([0, 0], [365 * 24 * 60, 1]);
    expect(interpolated(year, { to: 365 * 24 * 60 }).rows).toHaveLength(1000);
  });

  test('of another interval are refused', () => {
    expect(() => interpolated(device, { interval: 'hour' as InterpolationInterval })).toThrow(
      expect.objectContaining({ status: 400, message: 'interval: 15 or 1440 minutes.' }),
    );
  });
});
