import { describe, expect, jest, test } from '@jest/globals';
import { decode, encode, Mismatch } from '../testing/convert.ts';
import { dateTime, instant } from './date-time.ts';
import { annotate, bool, double, int32, int64, jsonFormOf, text, uuid } from './scalars.ts';
import { array, optional, type WireType } from './wire-type.ts';

type Scalar = WireType<unknown>;

/** What reading a wire value gives: the value, or in words why not. */
function read(scalar: Scalar, wire: unknown): unknown {
  try {
    return decode(scalar, wire);
  } catch (error) {
    return error instanceof Mismatch ? error.message : error;
  }
}

const GUID = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

describe('a scalar', () => {
  test.each<[string, Scalar, unknown]>([
    ['text', text, ''],
    ['text', text, 'Zähler 🔌'],
    ['bool', bool, false],
    ['uuid', uuid, GUID],
    ['uuid', uuid, '00000000-0000-0000-0000-000000000000'],
    ['int32', int32, -2147483648],
    ['int32', int32, 2147483647],
    ['double', double, 0.1],
    ['double', double, -0],
    ['int64', int64, 9007199254740991],
    ['int64', int64, 9007199254740993n],
    ['int64', int64, -9223372036854775808n],
    ['dateTime', dateTime, '2026-07-25T13:06:32.0500519Z'],
    ['dateTime', dateTime, '0001-01-01T00:00:00'],
    ['dateTime', dateTime, '2026-07-25T15:06:32+02:00'],
    ['instant', instant, '2026-07-25T13:06:32Z'],
  ])('%s reads and writes as it is (%#)', (_name, scalar, value) => {
    expect(read(scalar, value)).toBe(value);
    expect(encode(scalar, value)).toBe(value);
  });

  test.each<[string, Scalar, unknown, string]>([
    ['text', text, 7, 'a string, got a number'],
    ['text', text, undefined, 'a string, got nothing'],
    ['text', text, null, 'a string, got null'],
    ['bool', bool, 'true', 'true or false, got a string'],
    ['bool', bool, 0, 'true or false, got a number'],
    ['uuid', uuid, '', 'a GUID, got an empty string'],
    ['uuid', uuid, GUID.replaceAll('-', ''), 'a GUID, got a string'],
    ['uuid', uuid, `${GUID}/x`, 'a GUID, got a string'],
    ['int32', int32, 2147483648, 'an integer of 32 bits, got a number'],
    ['int32', int32, 1.5, 'an integer of 32 bits, got a number'],
    ['int64', int64, 1.5, 'an integer of 64 bits, got a number'],
    ['int64', int64, 9007199254740992, 'an integer of 64 bits, got a number'],
    ['int64', int64, 9223372036854775808n, 'an integer of 64 bits, got a number'],
    ['int64', int64, '12.5', 'an integer of 64 bits, got a string'],
    ['int64', int64, '9'.repeat(20), 'an integer of 64 bits, got a string'],
    ['int32', int32, '2147483648', 'an integer of 32 bits, got a string'],
    ['double', double, '1.5', 'a number, got a string'],
    ['double', double, [], 'a number, got an array'],
    ['double', double, {}, 'a number, got an object'],
    ['double', double, true, 'a number, got a boolean'],
    ['dateTime', dateTime, '25.07.2026', 'an ISO 8601 date and time, got a string'],
    ['dateTime', dateTime, '2026-07-25', 'an ISO 8601 date and time, got a string'],
  ])('%s does not take what it is not (%#)', (_name, scalar, value, expectation) => {
    expect(read(scalar, value)).toBe(`the value: expected ${expectation}`);
    expect(() => encode(scalar, value)).toThrow(Mismatch);
  });
});

test('double knows the numbers that JSON lacks by their names', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    expect(read(double, String(value))).toBe(value);
    expect(encode(double, value)).toBe(String(value));
  }
});

test('integers are read in quotes too', () => {
  expect([read(int64, '12'), read(int64, '9007199254740993'), read(int32, '-5')]).toEqual([
    12,
    9007199254740993n,
    -5,
  ]);
});

test('more digits than an integer of 64 bits has are not counted, which takes the square of their number', () => {
  const bigint = jest.spyOn(globalThis, 'BigInt');
  expect(read(int64, '9'.repeat(4_000_000))).toBe('the value: expected an integer of 64 bits, got a string');
  expect(bigint).not.toHaveBeenCalled();
  bigint.mockRestore();
});

test('int64 gives a bigint only where a number is not exact', () => {
  expect(read(int64, 12n)).toBe(12);
  expect(encode(int64, 12n)).toBe(12);
});

test('instant takes whatever writes itself as ISO 8601', () => {
  expect(encode(instant, new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  expect(encode(instant, { toJSON: () => '2026-07-25T13:06:32.0500519Z' })).toBe(
    '2026-07-25T13:06:32.0500519Z',
  );
  expect(() => encode(instant, new Date(Number.NaN))).toThrow(Mismatch);
});

test('a GUID has one form, whatever case it comes in', () => {
  expect(read(uuid, GUID.toUpperCase())).toBe(GUID);
  expect(encode(uuid, GUID.toUpperCase())).toBe(GUID);
});

test.each([['1e400'], ['-1e400'], ['1' + '0'.repeat(400)]])('%s is not taken for infinity', (json) => {
  expect(read(double, JSON.parse(json))).toBe(
    'the value: expected a number, got a number (it is beyond 1.8e308)',
  );
});

test('what is known of a number beyond its type is for its readers', () => {
  const volts = annotate(double, { unit: 'V', minimum: 0 });
  expect(jsonFormOf(optional(volts))).toEqual({ type: 'number', format: 'double', unit: 'V', minimum: 0 });
  expect(read(volts, -1)).toBe(-1);
});

describe('what stands in JSON', () => {
  test.each<[string, Scalar, object]>([
    ['text', text, { type: 'string' }],
    ['bool', bool, { type: 'boolean' }],
    ['uuid', uuid, { type: 'string', format: 'uuid' }],
    ['int32', int32, { type: 'integer', format: 'int32' }],
    ['int64', int64, { type: 'integer', format: 'int64' }],
    ['double', double, { type: 'number', format: 'double' }],
  ])('of %s is told to who describes the API', (_name, scalar, form) => {
    expect(jsonFormOf(scalar)).toEqual(form);
  });

  test('of a list or an object is told by its own', () => {
    expect(jsonFormOf(array(text))).toBeUndefined();
  });
});

test.each<[string, unknown, unknown]>([
  ['0', 0, 0],
  ['-9223372036854775808', undefined, -9223372036854775808n],
  ['9223372036854775807', undefined, 9223372036854775807n],
  ['9223372036854775808', undefined, undefined],
  ['-9223372036854775809', undefined, undefined],
  ['10000000000000000000', undefined, undefined],
  ['01', undefined, undefined],
  ['+1', undefined, undefined],
  ['1x', undefined, undefined],
  ['x1', undefined, undefined],
  [' 1', undefined, undefined],
  ['1e3', undefined, undefined],
  ['', undefined, undefined],
])('%j in quotes is %p as an integer of 32 bits, and %p as one of 64', (wire, of32, of64) => {
  expect([int32.accept(wire), int64.accept(wire)]).toEqual([of32, of64]);
});

test('an integer is written as a number, not in quotes', () => {
  expect(() => encode(int32, '7')).toThrow(Mismatch);
  expect(() => encode(int64, '7')).toThrow(Mismatch);
  expect(() => encode(int64, -9223372036854775809n)).toThrow(Mismatch);
  expect(encode(int64, -9007199254740993n)).toBe(-9007199254740993n);
});

test.each(['NaNs', 'xNaN', '--Infinity', 'infinity', '+Infinity', 'InfinityX'])('%s is no number', (wire) => {
  expect(() => decode(double, wire)).toThrow(Mismatch);
});

test('double reads an integer beyond 2^53 as the double that it is', () => {
  expect(decode(double, 9007199254740993n)).toBe(9007199254740992);
});

test.each([
  `x${GUID}`,
  `${GUID}0`,
  GUID.replace('-', '--'),
  GUID.slice(1),
  GUID.replace('3', 'g'),
  GUID.replace('-4183', '-418'),
])('%s is no GUID', (wire) => {
  expect(() => decode(uuid, wire)).toThrow(Mismatch);
});
