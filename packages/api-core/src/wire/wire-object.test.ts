import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { thing } from '../testing/endpoints.ts';
import { double } from './double.ts';
import { describeMismatch } from './mismatch.ts';
import { int32, text } from './scalars.ts';
import { wireObject } from './wire-object.ts';

describe('reading an object', () => {
  test.each(['valueDate', 'ValueDate', 'VALUEDATE', 'valuedate'])('finds a field in any case: %s', (name) => {
    expect(z.decode(thing, { Name: 'x', [name]: '2026-07-25T13:06:32.0500519Z' })).toEqual({
      name: 'x',
      valueDate: '2026-07-25T13:06:32.0500519Z',
    });
  });

  test('takes null for absent', () => {
    expect(z.decode(thing, { Name: 'x', Kind: null, Parts: null })).toStrictEqual({ name: 'x' });
  });

  test('keeps unknown fields as they came, also null ones, at every depth', () => {
    expect(
      z.decode(thing, { Name: 'x', Colour: null, Parts: [{ name: 'y', Depth: { A: [null] } }] }),
    ).toStrictEqual({
      name: 'x',
      Colour: null,
      parts: [{ name: 'y', Depth: { A: [null] } }],
    });
  });

  test('prefers the exact name when a field comes twice', () => {
    expect(z.decode(thing, { Name: 'other', name: 'exact', NAME: 'third' })).toStrictEqual({ name: 'exact' });
    expect(z.decode(thing, { name: 'exact', Name: null })).toStrictEqual({ name: 'exact' });
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'is not fooled by a field called %s',
    (name) => {
      const read = z.decode(thing, JSON.parse(`{"name":"x","${name}":{"polluted":true}}`));
      expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
      expect(Reflect.get(read, 'polluted')).toBeUndefined();
      expect(Object.hasOwn(read, name)).toBe(name !== '__proto__');
    },
  );

  test('takes only what is its own', () => {
    expect(z.safeDecode(thing, Object.create({ name: 'inherited' })).success).toBe(false);
  });

  test.each([[[]], ['x'], [7], [null], [undefined]])('refuses %p', (wire) => {
    expect(z.safeDecode(thing, wire).success).toBe(false);
  });

  test('says where a value is not as described', () => {
    const wire = [{ name: 'x' }, { name: 'y', parts: [{ Name: 'z' }, { Name: 7, ValueDate: 'yesterday' }] }];
    const result = z.safeDecode(z.array(thing), wire);
    expect(describeMismatch(result.error?.issues ?? [])).toBe(
      '[1].parts[1].name: expected a string, got a number; [1].parts[1].valueDate: expected an ISO 8601 date and time, got a string',
    );
  });

  test('names three places and counts the others', () => {
    const result = z.safeDecode(z.array(thing), [{}, {}, {}, {}, {}]);
    expect(describeMismatch(result.error?.issues ?? [])).toMatch(
      /^\[0\]\.name: .+; \[1\]\.name: .+; \[2\]\.name: .+; and 2 more$/,
    );
  });
});

describe('writing an object', () => {
  test('gives what was read, unknown fields included, in camelCase', () => {
    const read = z.decode(thing, {
      Name: 'x',
      Kind: 'ThingTypeWater',
      Serial: 9007199254740993n,
      Colour: 'red',
      Parts: [{ Name: 'y', Kind: 7 }],
    });
    expect(z.encode(thing, read)).toStrictEqual({
      name: 'x',
      kind: 1,
      serial: 9007199254740993n,
      Colour: 'red',
      parts: [{ name: 'y', kind: 7 }],
    });
  });

  test('leaves absent fields out', () => {
    expect(z.encode(thing, { name: 'x', kind: undefined })).toStrictEqual({ name: 'x' });
  });

  test.each([[[]], ['x'], [null], [undefined]])('refuses %p', (value) => {
    const result = z.safeEncode(thing, value as unknown as z.output<typeof thing>);
    expect(describeMismatch(result.error?.issues ?? [])).toMatch(/^the value: expected an object, got /);
  });
});

describe('a field with another schema of zod', () => {
  const settings = wireObject({
    limit: z._default(int32, 16),
    phases: int32.check(z.minimum(1), z.maximum(3)),
  });

  test('has its default where it is absent or null', () => {
    expect(z.decode(settings, { Phases: 3 })).toStrictEqual({ limit: 16, phases: 3 });
    expect(z.decode(settings, { Limit: null, Phases: 3 })).toStrictEqual({ limit: 16, phases: 3 });
  });

  test('has its checks both ways', () => {
    expect(z.safeDecode(settings, { phases: 4 }).error?.issues).toMatchObject([{ path: ['phases'] }]);
    expect(z.safeEncode(settings, { limit: 10, phases: 0 }).error?.issues).toMatchObject([
      { path: ['phases'] },
    ]);
    expect(z.encode(settings, { limit: 10, phases: 1 })).toStrictEqual({ limit: 10, phases: 1 });
  });

  test('may not be async: calls read their answers at once', () => {
    const later = wireObject({ id: z.string().check(z.refine(() => Promise.resolve(true))) });
    expect(() => z.decode(later, { id: 'x' })).toThrow(z.core.$ZodAsyncError);
  });
});

describe('a field with another name on the wire', () => {
  const value = wireObject({ code: text, value: z.optional(double) }, { names: { code: 'obisCode' } });

  test('has its wire name there and its own here', () => {
    expect(z.decode(value, { ObisCode: '1-0:1.8.0*255', Value: 1 })).toStrictEqual({
      code: '1-0:1.8.0*255',
      value: 1,
    });
    expect(z.encode(value, { code: '1-0:1.8.0*255' })).toStrictEqual({ obisCode: '1-0:1.8.0*255' });
    expect(value.wireName('code')).toBe('obisCode');
    expect(value.wireName('value')).toBe('value');
  });

  test('is not taken from an unknown field with the own name', () => {
    expect(z.safeDecode(value, { code: 'something else' }).success).toBe(false);
    expect(z.decode(value, { ObisCode: 'right', code: 'wrong' })).toStrictEqual({ code: 'right' });
  });
});
