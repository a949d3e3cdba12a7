import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { UnitError } from '@smart-me/obis/units';
import type { ObisValue } from '../device-reading.ts';
import { InvalidReadingError } from '../invalid-reading-error.ts';
import { documentedReading } from '../testing/documented-reading.ts';
import { Timestamp } from '../time/timestamp.ts';
import { appendReading, toColumns } from './to-columns.ts';

/** What is thrown for the documented reading behind a good one, with something wrong in it. */
function refusalOf(wrong: object): InvalidReadingError {
  try {
    toColumns([documentedReading, { ...documentedReading, ...wrong }]);
  } catch (error) {
    if (error instanceof InvalidReadingError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

const [first, ...others] = documentedReading.values;
const withValue = (wrong: object): object => ({ values: [...others, { ...first, ...wrong }] });
const keyed = (key: number): object => withValue({ obis: { key } });
const timed = (wrong: object): object => ({
  timestamp: { epochMilliseconds: 0, subMillisecondTicks: 0, kind: 'utc', ...wrong },
});

describe('what is no reading is refused by its place, with what to do', () => {
  const guid = ['GUID', '[1].deviceId', 'Pass the id of the device as the REST API writes it.'];
  const time = ['Timestamp', '[1].timestamp', 'Make one with Timestamp.parse, fromDate or fromTicks.'];
  const code = ['ObisCode', '[1].values[2].obis', 'Make one with parseObis.'];
  const number = ['number', '[1].values[2].value', 'Pass a number.'];
  const unit = [
    'unit',
    '[1].values[2].unit',
    "Say what the number counts: 'kWh', 'W', or '' for a pure number.",
  ];
  const reading = ['DeviceReading', '[1]', 'Pass readings as readingFromJson or decodeReadings return them.'];
  test.each<[string, object, readonly string[]]>([
    ['an id that is none', { deviceId: 'my meter' }, guid],
    ['no id', { deviceId: undefined }, guid],
    ['no time', { timestamp: undefined }, time],
    ['a time as a Date', { timestamp: new Date(0) }, time],
    ['a time with a fraction of a millisecond', timed({ epochMilliseconds: 0.5 }), time],
    ['a time with too many ticks', timed({ subMillisecondTicks: 10_000 }), time],
    ['a time of another kind', timed({ kind: 'summer' }), time],
    ['a code below all', keyed(-1), code],
    ['a code above all', keyed(2 ** 48), code],
    ['a code that is none', keyed(Number.NaN), code],
    ['no code', withValue({ obis: null }), code],
    ['no value where one is counted', { values: [...others, null] }, code],
    ['no values', { values: undefined }, reading],
    ['values that are none', { values: {} }, reading],
    ['a number as text', withValue({ value: '7' }), number],
    ['no unit', withValue({ unit: undefined }), unit],
  ])('%s', (_, wrong, [type, path, hint]) => {
    const error = refusalOf(wrong);
    expect(error).toMatchObject({ name: 'InvalidReadingError', code: 'invalid_reading', path, hint });
    expect(error.message).toBe(`The readings cannot be used: this is not a ${type} (${path}).`);
  });
});

describe('a unit that is not of the code is refused with both', () => {
  test.each([
    ['V', 'V'],
    ['', 'a pure number'],
    ['kilowatt-hours-as-a-long-word', 'kilowatt-hours-as-a-'],
  ])('%j is called %s', (unit, called) => {
    const error = refusalOf(withValue({ unit }));
    expect(error.reason).toBe(
      `${called} is no unit of 1-0:1.8.0*255, which is mWh in the profile "realtime, energy in mWh"`,
    );
    expect(error.path).toBe('[1].values[2].unit');
    expect(error.cause).toBeInstanceOf(UnitError);
    expect(error.hint).toBe((error.cause as UnitError).hint);
  });

  test('also where the code counts a pure number', () => {
    const value: ObisValue = { obis: parseObis('1-0:13.7.0*255'), value: 1, unit: 'W' };
    expect(refusalOf({ values: [value] }).message).toBe(
      'The readings cannot be used: W is no unit of 1-0:13.7.0*255, which is a pure number in the profile "realtime, energy in mWh" ([1].values[0].unit).',
    );
  });
});

test('a time at the end of all times is none that is refused', () => {
  const last = { ...documentedReading, timestamp: Timestamp.fromTicks(2n ** 63n - 1n) };
  expect(toColumns([last]).ticks[0]).toBe(2n ** 63n - 1n);
});

test.each([null, undefined, 'text', {}])(
  '%p among readings is refused, and leaves nothing of them',
  (wrong) => {
    const columns = toColumns([documentedReading]);
    expect(() => toColumns([documentedReading, wrong as never], columns)).toThrow(
      expect.objectContaining({ name: 'InvalidReadingError', path: '[1]' }),
    );
    expect(columns).toMatchObject({ deviceCount: 0, valueCount: 0 });
    expect(() => {
      appendReading(columns, wrong as never);
    }).toThrow(expect.objectContaining({ name: 'InvalidReadingError', path: '[0]' }));
  },
);
