import { describe, expect, test } from '@jest/globals';
import { inspect } from 'node:util';
import { isObisCode, obisCode, ObisCode, ObisParseError, parseObis } from './index.ts';

const code = new ObisCode(1, 0, 1, 8, 0, 255);

describe('ObisCode', () => {
  test('writes the full notation, hex, bytes and a 48-bit key', () => {
    expect(code.toString()).toBe('1-0:1.8.0*255');
    expect(code.toHex()).toBe('0100010800FF');
    expect(code.toBytes()).toEqual(Uint8Array.of(1, 0, 1, 8, 0, 255));
    expect(code.key).toBe(0x0100010800ff);
  });

  test('keeps the highest key exact', () => {
    expect(new ObisCode(255, 255, 255, 255, 255, 255).key).toBe(2 ** 48 - 1);
  });

  test('is its full notation in JSON and in text', () => {
    expect(JSON.stringify({ code })).toBe('{"code":"1-0:1.8.0*255"}');
    expect(String(code)).toBe('1-0:1.8.0*255');
  });

  test('prints as what it is in the console', () => {
    expect(inspect({ code })).toBe('{ code: ObisCode(1-0:1.8.0*255) }');
  });

  test('cannot be changed, since one instance is shared by many values', () => {
    expect(Object.isFrozen(code)).toBe(true);
    expect(Reflect.set(code, 'c', 2)).toBe(false);
    expect(code.c).toBe(1);
  });

  test('equals the same groups and no others', () => {
    expect(code.equals(parseObis('1.8.0'))).toBe(true);
    expect(code.equals(parseObis('1.8.1'))).toBe(false);
    expect(code.equals(parseObis('7-0:1.8.0'))).toBe(false);
  });

  test('is told apart by deep equality, as test libraries compare', () => {
    expect(code).toEqual(parseObis('1.8.0'));
    expect(code).not.toEqual(parseObis('2.8.0'));
  });

  test.each<[groups: Parameters<typeof obisCode>, position: number, reason: string]>([
    [[256, 0, 1, 8, 0, 255], 0, 'group A is 256, not a byte'],
    [[1, -1, 1, 8, 0, 255], 1, 'group B is -1, not a byte'],
    [[1, 0, 1.5, 8, 0, 255], 2, 'group C is 1.5, not a byte'],
    [[1, 0, 1, NaN, 0, 255], 3, 'group D is NaN, not a byte'],
    [[1, 0, 1, 8, 2 ** 32, 255], 4, 'group E is 4294967296, not a byte'],
    [[1, 0, 1, 8, 0, Infinity], 5, 'group F is Infinity, not a byte'],
  ])('refuses %p', (groups, position, reason) => {
    let caught: unknown;
    try {
      obisCode(...groups);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(ObisParseError);
    expect(caught).toMatchObject({ code: 'obis_parse', position, reason });
  });
});

describe('isObisCode', () => {
  test('knows a code, and nothing that only looks like one', () => {
    expect(isObisCode(code)).toBe(true);
    for (const other of [undefined, null, 1, '1-0:1.8.0*255', {}, { a: 1, b: 0, c: 1, d: 8, e: 0, f: 255 }])
      expect(isObisCode(other)).toBe(false);
  });

  test('knows the codes of another copy of the package', async () => {
    const specifier: string = './obis-code.ts?copy';
    const copy: unknown = await import(specifier);
    const Other = Reflect.get(Object(copy), 'ObisCode') as typeof ObisCode;
    expect(Other).not.toBe(ObisCode);
    const foreign = new Other(1, 0, 1, 8, 0, 255);
    expect(foreign).not.toBeInstanceOf(ObisCode);
    expect(isObisCode(foreign)).toBe(true);
    expect(code.equals(foreign)).toBe(true);
  });
});
