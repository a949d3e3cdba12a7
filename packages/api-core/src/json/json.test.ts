import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { parseJson } from './json.ts';
import { stringifyJson } from './json.ts';

describe('integers', () => {
  test.each([
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', 9007199254740992n],
    ['9007199254740993', 9007199254740993n],
    ['-9223372036854775808', -9223372036854775808n],
    ['18446744073709551616', 18446744073709551616n],
  ])('beyond 2^53 stay exact: %s', (json, value) => {
    expect(parseJson(`{"a":[${json}]}`)).toEqual({ a: [value] });
    expect(stringifyJson({ a: [value] })).toBe(`{"a":[${json}]}`);
  });

  test('in texts, fractions and exponents are left alone', () => {
    const json =
      '{"text":"9007199254740993","fraction":0.12345678901234567,"point":9007199254740993.0,"exponent":1e20}';
    expect(parseJson(json)).toEqual({
      text: '9007199254740993',
      fraction: 0.12345678901234567,
      point: 9007199254740992,
      exponent: 1e20,
    });
  });

  test('longer than 64 bits become doubles, never a bigint, which takes the square of their length', () => {
    const digits = '9'.repeat(4_000_000);
    const bigint = jest.spyOn(globalThis, 'BigInt');
    expect(parseJson(`{"a":123456789012345678901,"b":${digits},"c":0.${digits}}`)).toEqual({
      a: 123456789012345680000,
      b: Number.POSITIVE_INFINITY,
      c: 1,
    });
    expect(bigint).not.toHaveBeenCalled();
    bigint.mockRestore();
  });

  test('are found wherever they stand', () => {
    for (let before = 0; before < 40; before++) {
      for (const json of [
        `["${'x'.repeat(before)}",9007199254740993]`,
        `[0.${'1'.repeat(before)}1,9007199254740993]`,
        `[${'1'.repeat(before % 16)}1,9007199254740993]`,
      ])
        expect((parseJson(json) as unknown[])[1]).toBe(9007199254740993n);
    }
  });

  test('of 64 bits read as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })), (integers) => {
        const read = parseJson(stringifyJson({ integers })) as { integers: (number | bigint)[] };
        expect(read.integers.map(BigInt)).toEqual(integers);
      }),
    );
  });
});

test('an engine that cannot write a bigint says so instead of writing another number', () => {
  const rawJSON: unknown = Reflect.get(JSON, 'rawJSON');
  Reflect.deleteProperty(JSON, 'rawJSON');
  try {
    expect(() => stringifyJson([9007199254740993n])).toThrow('cannot write integers beyond 2^53');
    expect(stringifyJson([1])).toBe('[1]');
  } finally {
    Object.defineProperty(JSON, 'rawJSON', { value: rawJSON, configurable: true, writable: true });
  }
});

test('any JSON value reads as it was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const json = JSON.stringify(value);
      const exact = JSON.stringify(JSON.parse(json));
      expect(
        JSON.stringify(parseJson(json), (_key, member: unknown) =>
          typeof member === 'bigint' ? Number(member) : member,
        ),
      ).toBe(exact);
    }),
  );
});

test('a member called __proto__ is data and changes no prototype', () => {
  const value = parseJson('{"__proto__":{"polluted":9007199254740993}}');
  expect(Object.getPrototypeOf(value)).toBe(Object.getPrototypeOf({}));
  expect(Object.hasOwn(value as object, '__proto__')).toBe(true);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
