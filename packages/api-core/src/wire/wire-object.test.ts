import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';
import { decode, encode, Mismatch } from '../testing/convert.ts';
import { type Thing, thing } from '../testing/endpoints.ts';
import { Conversion } from './conversion.ts';
import { double, int32, text } from './scalars.ts';
import { wireObject, type WireObject } from './wire-object.ts';
import { array, optional } from './wire-type.ts';

describe('reading an object', () => {
  test.each(['valueDate', 'ValueDate', 'VALUEDATE', 'valuedate'])('finds a field in any case: %s', (name) => {
    expect(decode(thing, { Name: 'x', [name]: '2026-07-25T13:06:32.0500519Z' })).toEqual({
      name: 'x',
      valueDate: '2026-07-25T13:06:32.0500519Z',
    });
  });

  test('takes null for absent', () => {
    expect(decode(thing, { Name: 'x', Kind: null, Parts: null })).toStrictEqual({ name: 'x' });
  });

  test('keeps unknown fields as they came, also null ones, at every depth', () => {
    expect(
      decode(thing, { Name: 'x', Colour: null, Parts: [{ name: 'y', Depth: { A: [null] } }] }),
    ).toStrictEqual({
      name: 'x',
      Colour: null,
      parts: [{ name: 'y', Depth: { A: [null] } }],
    });
  });

  test('leaves numbers out of unknown fields that no double holds, at every depth, and counts them', () => {
    const conversion = new Conversion('learn');
    const deep: unknown = JSON.parse(
      `{"name":"x","Sum":1e400,"Depth":{"A":[-1e400,1]},"Nest":${'['.repeat(50_000)}1e400${']'.repeat(50_000)}}`,
    );
    const read = thing.decode(deep, conversion);
    expect(read).toMatchObject({ name: 'x', Depth: { A: [null, 1] } });
    expect(read).not.toHaveProperty('Sum');
    expect([conversion.problems.length, conversion.skipped]).toEqual([0, 3]);
  });

  test('learns at most 1000 unknown fields of a server: no response fills the memory', () => {
    const one = wireObject({ name: text });
    const names = Array.from({ length: 1_001 }, (_, n) => `Field${n}`);
    one.decode(
      Object.fromEntries([['name', 'x'], ...names.map((name) => [name, 1])]),
      new Conversion('learn'),
    );
    const problemsOf = (name: string): number => {
      const conversion = new Conversion('refuse');
      one.encode({ name: 'x', [name]: 1 }, conversion);
      return conversion.problems.length;
    };
    expect(names.filter((name) => problemsOf(name) > 0)).toEqual(['Field1000']);
  });

  test('prefers the exact name when a field comes twice', () => {
    expect(decode(thing, { Name: 'other', name: 'exact', NAME: 'third' })).toStrictEqual({ name: 'exact' });
    expect(decode(thing, { name: 'exact', Name: null })).toStrictEqual({ name: 'exact' });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is not fooled by a field called %s',
    (name) => {
      const read = decode(thing, JSON.parse(`{"name":"x","${name}":{"polluted":true}}`));
      expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
      expect(Reflect.get(read, 'polluted')).toBeUndefined();
      expect(Object.hasOwn(read, name)).toBe(name !== '__proto__');
    },
  );

  test('takes only what is its own', () => {
    expect(() => decode(thing, Object.create({ name: 'inherited' }))).toThrow(Mismatch);
  });

  test.each([[[]], ['x'], [7], [null], [undefined]])('refuses %p', (wire) => {
    expect(() => decode(thing, wire)).toThrow(Mismatch);
  });

  test('says where a value is not as described', () => {
    const wire = [{ name: 'x' }, { name: 'y', parts: [{ Name: 'z' }, { Name: 7, ValueDate: 'yesterday' }] }];
    expect(() => decode(array(thing), wire)).toThrow(
      '[1].parts[1].name: expected a string, got a number; [1].parts[1].valueDate: expected an ISO 8601 date and time, got a string',
    );
  });

  test('names three places and counts the others', () => {
    expect(() => decode(array(thing), [{}, {}, {}, {}, {}])).toThrow(
      /^\[0\]\.name: .+; \[1\]\.name: .+; \[2\]\.name: .+; and 2 more$/,
    );
  });
});

describe('writing an object', () => {
  test('gives what was read, unknown fields included, in camelCase', () => {
    const read = decode(thing, {
      Name: 'x',
      Kind: 'ThingTypeWater',
      Serial: 9007199254740993n,
      Colour: 'red',
      Parts: [{ Name: 'y', Kind: 7 }],
    });
    expect(encode(thing, read)).toStrictEqual({
      name: 'x',
      kind: 1,
      serial: 9007199254740993n,
      Colour: 'red',
      parts: [{ name: 'y', kind: 7 }],
    });
  });

  test('leaves absent fields out', () => {
    expect(encode(thing, { name: 'x', kind: undefined })).toStrictEqual({ name: 'x' });
  });

  test.each([[[]], ['x'], [null], [undefined]])('refuses %p', (value) => {
    expect(() => encode(thing, value)).toThrow(/^the value: expected an object, got /);
  });
});

describe('a field that it does not know', () => {
  test.each([
    ['nmae', ' (did you mean name?)'],
    ['Value', ' (did you mean value?)'],
    ['valeuDate', ' (did you mean valueDate?)'],
    ['somethingElse', ''],
  ])('is refused when a caller gives it: %s', (field, mistake) => {
    const other = wireObject({ ...thing.fields });
    expect(() => encode(other, { name: 'x', parts: [{ name: 'y' }], [field]: 1 })).toThrow(
      new Mismatch(`${field}: expected no such field, got 1${mistake}`),
    );
  });

  test('is written back once the server has sent it', () => {
    const other: WireObject<{ name?: string }> = wireObject({ name: optional(text) });
    const read = decode(other, { Name: 'x', Colour: 'red' });
    expect(encode(other, { ...read, name: 'y' })).toStrictEqual({ name: 'y', Colour: 'red' });
    expect(() => encode(other, { Color: 'red' })).toThrow(Mismatch);
  });

  test('is written where the fields are not published', () => {
    const open = wireObject({ name: text }, { open: true });
    expect(encode(open, { name: 'x', language: 'de' })).toStrictEqual({ name: 'x', language: 'de' });
  });
});

describe('a field with a schema of another library', () => {
  const settings = wireObject({
    limit: z.int32().default(16),
    phases: z.int32().min(1).max(3),
  });

  test('has its default where it is absent or null', () => {
    expect(decode(settings, { Phases: 3 })).toStrictEqual({ limit: 16, phases: 3 });
    expect(decode(settings, { Limit: null, Phases: 3 })).toStrictEqual({ limit: 16, phases: 3 });
  });

  test('has its checks both ways', () => {
    expect(() => decode(settings, { phases: 4 })).toThrow(/^phases: expected what its schema says, got /);
    expect(() => encode(settings, { limit: 10, phases: 0 })).toThrow(/^phases: /);
    expect(encode(settings, { limit: 10, phases: 1 })).toStrictEqual({ limit: 10, phases: 1 });
  });

  test('may not be async: calls read their responses at once', () => {
    const later = wireObject({ id: z.string().refine(() => Promise.resolve(true)) });
    expect(() => decode(later, { id: 'x' })).toThrow('A schema that checks asynchronously cannot be used.');
  });
});

describe('a field with another name on the wire', () => {
  const value = wireObject({ code: text, value: optional(double) }, { names: { code: 'obisCode' } });

  test('has its wire name there and its own here', () => {
    expect(decode(value, { ObisCode: '1-0:1.8.0*255', Value: 1 })).toStrictEqual({
      code: '1-0:1.8.0*255',
      value: 1,
    });
    expect(encode(value, { code: '1-0:1.8.0*255' })).toStrictEqual({ obisCode: '1-0:1.8.0*255' });
    expect(value.wireName('code')).toBe('obisCode');
    expect(value.wireName('value')).toBe('value');
  });

  test('is not taken from an unknown field with the own name', () => {
    expect(() => decode(value, { code: 'something else' })).toThrow(Mismatch);
    expect(decode(value, { ObisCode: 'right', code: 'wrong' })).toStrictEqual({ code: 'right' });
  });
});

/** Types only: nothing here runs. */
export function compileTime(): unknown[] {
  const whole: WireObject<{ id: string; name?: string }> = wireObject({ id: text, name: optional(text) });
  // @ts-expect-error a field of the type is missing
  const less: WireObject<{ id: string; name?: string }> = wireObject({ id: text });
  // @ts-expect-error a field that the type does not have
  const more: WireObject<{ id: string }> = wireObject({ id: text, name: optional(text) });
  // @ts-expect-error a field that is required may be missing by the table
  const laxer: WireObject<{ id: string }> = wireObject({ id: optional(text) });
  // @ts-expect-error another type
  const other: WireObject<{ id: string }> = wireObject({ id: double });
  const inferred = wireObject({ id: text, name: optional(text), list: array(int32) });
  const value: { id: string; name?: string | undefined; list: number[] } = decode(inferred, {});
  return [whole, less, more, laxer, other, value satisfies object, thing satisfies WireObject<Thing>];
}
