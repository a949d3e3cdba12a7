import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guidFromString, guidToString } from './guid.ts';

const text = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const bytes = Uint8Array.from(
  'E9 FC D0 3B 8E 9F 83 41 B3 D1 0C 16 22 A2 2C A1'.split(' ').map((hex) => Number.parseInt(hex, 16)),
);

describe('a GUID', () => {
  test('has its first three groups little-endian, as System.Guid.ToByteArray', () => {
    expect(guidToString(bytes)).toBe(text);
    expect(guidFromString(text)).toEqual(bytes);
  });

  test('is read in any case and written in lower case', () => {
    expect(guidFromString(text.toUpperCase())).toEqual(bytes);
    expect(guidToString(guidFromString(text.toUpperCase()))).toBe(text);
  });

  test('is read back, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
        expect(guidFromString(guidToString(random))).toEqual(random);
      }),
    );
  });

  test('may lie anywhere in a buffer', () => {
    expect(guidToString(Uint8Array.from([1, ...bytes, 2]).subarray(1, 17))).toBe(text);
  });

  test.each([
    '',
    'my meter',
    text.slice(1),
    `${text}0`,
    `{${text}}`,
    text.replace('-', '0'),
    text.replace('3b', '3g'),
    text.replace('3b', '-b'),
    text.replaceAll('-', ''),
    `٣${text.slice(1)}`,
  ])('is not %p', (wrong) => {
    expect(() => guidFromString(wrong)).toThrow(
      expect.objectContaining({
        name: 'ReadingParseError',
        reason: 'a GUID is 32 hex digits in groups of 8-4-4-4-12',
        hint: 'Pass a GUID such as 3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1.',
      }),
    );
  });

  test('shows the bytes that are none, the first of many', () => {
    expect(() => guidToString(Uint8Array.of(1, 20, 255))).toThrow('"1 20 255" cannot be read');
    expect(() => guidToString(new Uint8Array(1000).fill(1))).toThrow(
      expect.objectContaining({ input: Array.from({ length: 20 }, () => '1').join(' ') }),
    );
  });

  test.each([0, 15, 17, 1000])('is not %p bytes', (length) => {
    expect(() => guidToString(new Uint8Array(length))).toThrow(
      expect.objectContaining({
        reason: `a GUID has sixteen bytes, these are ${length}`,
        hint: 'Pass what System.Guid.ToByteArray() gives.',
      }),
    );
  });
});
