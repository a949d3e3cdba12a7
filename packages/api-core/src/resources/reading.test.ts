import { describe, expect, test } from '@jest/globals';
import { Conversion, describeProblems } from '../wire/conversion.ts';
import type { WireType } from '../wire/wire-type.ts';
import { decode, encode } from '../testing/convert.ts';
import { interpolatedReading, interpolatedReadings, reading } from './reading.ts';

const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const wire = {
  deviceId,
  date: '2019-10-16T12:20:44.9788512Z',
  values: [
    { obis: '1-0:1.8.0*255', value: 1_879_583.2 },
    { obis: '1-0:1.7.0*255', value: 24 },
  ],
};

/** A value as `1-0:1.8.0*255 5 Wh`. */
const shown = ({ obis, value, unit }: { obis: unknown; value: number; unit: string }): string =>
  `${String(obis)} ${value} ${unit}`;

/** What is wrong with a value. */
function problemsOf(type: WireType<unknown>, value: unknown): string {
  const conversion = new Conversion('pass');
  type.decode(value, conversion);
  return describeProblems(conversion.problems);
}

describe('a reading', () => {
  test('has its exact time, and its values with the units of the REST API', () => {
    const { timestamp, values, ...rest } = decode(reading, wire);
    expect(rest).toEqual({ deviceId });
    expect(timestamp.ticks).toBe(15_712_284_449_788_512n);
    expect(values.map(shown)).toEqual(['1-0:1.8.0*255 1879583.2 Wh', '1-0:1.7.0*255 24 W']);
  });

  test('is written as it was read, energy in Wh whatever its unit', () => {
    const read = decode(reading, wire);
    expect(encode(reading, read)).toEqual(wire);
    const kWh = {
      ...read,
      values: read.values.map((value) => ({ ...value, value: 1.5, unit: 'kWh' as const })),
    };
    expect(encode(reading, { ...kWh, values: kWh.values.slice(0, 1) })).toMatchObject({
      values: [{ obis: '1-0:1.8.0*255', value: 1500 }],
    });
  });

  test('leaves values out that have no code, and counts them', () => {
    const conversion = new Conversion('pass');
    const values = [...wire.values, { obis: 'n/a', value: 1 }, { obis: '', value: 1 }];
    expect(reading.decode({ ...wire, values }, conversion).values).toHaveLength(2);
    expect([conversion.problems, conversion.skipped]).toEqual([[], 2]);
  });

  test('with a time that is none says so at its place', () => {
    expect(problemsOf(reading, { ...wire, date: 'yesterday' })).toBe(
      'date: expected an ISO 8601 date and time, got a string',
    );
    // By its digits a time, and none of the calendar.
    const noDay = { ...wire, date: '2019-02-30T12:20:44Z' };
    expect(problemsOf(reading, noDay)).toMatch(/^the value: expected a reading, got .*2019-02-30/);
    expect(problemsOf(interpolatedReading, noDay)).toMatch(
      /^the value: expected a reading, got .*2019-02-30/,
    );
  });
});

describe('an interpolated reading', () => {
  const closest = '2019-10-16T12:00:00.0000000Z';

  test('says that it is, and when the nearest one was measured', () => {
    const read = decode(interpolatedReading, {
      ...wire,
      isInterpolated: true,
      closestNonInterpolatedValueDate: closest,
    });
    expect(read.isInterpolated).toBe(true);
    expect(read.closestMeasured?.toString()).toBe(closest);
    expect(read.values).toHaveLength(2);
    expect(encode(interpolatedReading, read)).toEqual({
      ...wire,
      isInterpolated: true,
      closestNonInterpolatedValueDate: closest,
    });
  });

  test('is a measured one where the platform says nothing of it', () => {
    const read = decode(interpolatedReading, wire);
    expect(read.isInterpolated).toBe(false);
    expect(read).not.toHaveProperty('closestMeasured');
    expect(encode(interpolatedReading, read)).toEqual({ ...wire, isInterpolated: false });
  });

  test('reads a time without a zone as UTC, as the platform means it', () => {
    const read = decode(interpolatedReading, {
      ...wire,
      closestNonInterpolatedValueDate: '2019-10-16T12:00:00',
    });
    expect(read.closestMeasured?.epochMilliseconds).toBe(Date.UTC(2019, 9, 16, 12));
  });

  test('counts the values that it leaves out', () => {
    const conversion = new Conversion('pass');
    interpolatedReading.decode({ ...wire, values: [{ obis: 'n/a', value: 1 }] }, conversion);
    expect(conversion.skipped).toBe(1);
  });

  test('comes with how much of the whole is interpolated', () => {
    const result = {
      interpolationQuality: 0.5,
      fractionOfInterpolatedResults: 0.25,
      isComplete: true,
      lastAvailable: closest,
      values: [{ ...wire, isInterpolated: false }],
    };
    const read = decode(interpolatedReadings, result);
    expect(read).toMatchObject({
      interpolationQuality: 0.5,
      fractionOfInterpolatedResults: 0.25,
      isComplete: true,
      lastAvailable: closest,
    });
    expect(encode(interpolatedReadings, read)).toEqual(result);
  });
});
