import { describe, expect, test } from '@jest/globals';
import { decode, encode, Mismatch } from '../testing/convert.ts';
import { Conversion, describeProblems } from './conversion.ts';
import { enumeration, isEnumeration } from './enumeration.ts';
import { int32, isScalar, text } from './scalars.ts';
import { wireTypeOf, wireTypesOf, type StandardIssue } from './schema.ts';
import { array, isArrayType, isMapped, isOptional, mapped, optional, unknown } from './wire-type.ts';

describe('a list', () => {
  const list = array(int32);

  test('is read and written element by element', () => {
    expect(decode(list, ['1', 2])).toEqual([1, 2]);
    expect(encode(list, [1, 2])).toEqual([1, 2]);
  });

  test('names the place of an element that is none', () => {
    expect(() => decode(list, [1, 'x', 2, null])).toThrow(
      new Mismatch(
        '[1]: expected an integer of 32 bits, got a string; [3]: expected an integer of 32 bits, got null',
      ),
    );
    expect(() => encode(list, { 0: 1 })).toThrow(new Mismatch('the value: expected an array, got an object'));
  });

  test('that is none is read as an empty one, beside the problem', () => {
    const conversion = new Conversion('learn');
    expect(list.decode(null, conversion)).toEqual([]);
    expect(conversion.path).toEqual([]);
    expect(describeProblems(conversion.problems)).toBe('the value: expected an array, got null');
  });
});

test('what may be missing is undefined, whether it is absent or null', () => {
  const type = optional(int32);
  expect([decode(type, undefined), decode(type, null), decode(type, 0)]).toEqual([undefined, undefined, 0]);
  expect([encode(type, undefined), encode(type, 0)]).toEqual([undefined, 0]);
  expect(() => encode(type, null)).toThrow(Mismatch);
});

describe('a type of one’s own', () => {
  const date = mapped(text, {
    expected: 'a date',
    decode: (wire) => {
      const parsed = new Date(wire);
      if (Number.isNaN(parsed.getTime())) throw new RangeError(`${wire} is no date`);
      return parsed;
    },
    encode: (value: Date) => value.toISOString(),
  });

  test('stands on the wire as another', () => {
    expect(decode(date, '2026-07-25T00:00:00Z')).toEqual(new Date('2026-07-25T00:00:00Z'));
    expect(encode(date, new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(date.wire).toBe(text);
  });

  test('says why it cannot be read or written', () => {
    expect(() => decode(date, 'never')).toThrow(
      new Mismatch('the value: expected a date, got never is no date'),
    );
    expect(() => encode(date, new Date(Number.NaN))).toThrow(/^the value: expected a date, got /);
    expect(() => encode(date, 7)).toThrow(/^the value: expected a date, got 7$/);
  });

  test('is not asked about what is no value of the wire', () => {
    expect(() => decode(date, 7)).toThrow(new Mismatch('the value: expected a string, got a number'));
  });

  test('can throw what is no error', () => {
    const odd = mapped(text, {
      expected: 'luck',
      decode: () => {
        AbortSignal.abort('bad luck').throwIfAborted();
        return '';
      },
      encode: (value: string) => value,
    });
    expect(() => decode(odd, 'x')).toThrow(new Mismatch('the value: expected luck, got a string'));
  });
});

test('any value of JSON passes as it stands', () => {
  const value = { a: [1, null] };
  expect(decode(unknown, value)).toBe(value);
  expect(encode(unknown, value)).toBe(value);
});

test('each kind is known', () => {
  const types = [
    text,
    optional(text),
    array(text),
    mapped(text, { expected: '', decode: String, encode: String }),
  ];
  expect([enumeration({ a: 1 }), text].map(isEnumeration)).toEqual([true, false]);
  expect(types.map(isScalar)).toEqual([true, false, false, false]);
  expect(types.map(isOptional)).toEqual([false, true, false, false]);
  expect(types.map(isArrayType)).toEqual([false, false, true, false]);
  expect(types.map(isMapped)).toEqual([false, false, false, true]);
});

describe('a schema of another library', () => {
  const failing = (...issues: StandardIssue[]) =>
    wireTypeOf({ '~standard': { version: 1 as const, vendor: 'test', validate: () => ({ issues }) } });

  test.each<[StandardIssue, string]>([
    [{ message: 'is wrong' }, 'the value: expected what its schema says, got is wrong'],
    [
      { message: 'is wrong', path: ['a', 0, { key: 'b' }, { key: 1 }] },
      'a[0].b[1]: expected what its schema says, got is wrong',
    ],
    [{ message: 'is wrong', path: [Symbol('s')] }, 'Symbol(s): expected what its schema says, got is wrong'],
  ])('names the place: %#', (issue, message) => {
    expect(() => decode(failing(issue), 7)).toThrow(new Mismatch(message));
  });

  test('names all places, each from the same one', () => {
    const type = array(failing({ message: 'one', path: ['a'] }, { message: 'two', path: ['b', 'c'] }));
    expect(() => decode(type, [7])).toThrow(
      new Mismatch(
        '[0].a: expected what its schema says, got one; [0].b.c: expected what its schema says, got two',
      ),
    );
  });

  test('gives what it makes of a value, both ways', () => {
    const doubled = wireTypeOf<number>({
      '~standard': { version: 1, vendor: 'test', validate: (value) => ({ value: Number(value) * 2 }) },
    });
    expect([decode(doubled, 3), encode(doubled, 4), doubled.kind]).toEqual([6, 8, 'schema']);
  });

  test('that checks later is refused', () => {
    const later = wireTypeOf({
      '~standard': { version: 1 as const, vendor: 'test', validate: () => Promise.resolve({ value: 1 }) },
    });
    expect(() => decode(later, 1)).toThrow(
      new TypeError('A schema that checks asynchronously cannot be used.'),
    );
  });

  test('stands beside wire types', () => {
    expect(wireTypesOf({ a: text })).toEqual({ a: text });
  });
});
