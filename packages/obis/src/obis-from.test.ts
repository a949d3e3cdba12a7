import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatObis, obisCode, obisFromBase64, obisFromBytes, obisFromKey, ObisParseError } from './index.ts';
import { anyCode } from './testing/arbitrary-code.ts';

describe('every six-byte value', () => {
  test('comes back from its bytes, its key, its base64 and its groups', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
        const code = obisFromBytes(bytes);
        expect(code.toBytes()).toEqual(bytes);
        expect(obisFromKey(code.key)).toEqual(code);
        expect(obisFromBase64(formatObis(code, 'base64'))).toEqual(code);
        expect(obisCode(code.a, code.b, code.c, code.d, code.e, code.f)).toEqual(code);
      }),
    );
  });

  test('has the base64 that everybody else writes', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const standard = Buffer.from(code.toBytes()).toString('base64');
        expect(formatObis(code, 'base64')).toBe(standard);
        expect(obisFromBase64(Buffer.from(code.toBytes()).toString('base64url'))).toEqual(code);
      }),
    );
  });
});

describe('obisFromBytes', () => {
  test('reads at an offset of a longer array', () => {
    expect(obisFromBytes(Uint8Array.of(9, 9, 1, 0, 1, 8, 0, 255, 9), 2).toString()).toBe('1-0:1.8.0*255');
    expect(obisFromBytes(Uint8Array.of(1, 0, 1, 8, 0, 255, 9), 0).toString()).toBe('1-0:1.8.0*255');
  });

  test.each([
    ['too few', Uint8Array.of(1, 0, 1, 8, 0), undefined],
    ['too many without an offset', Uint8Array.of(1, 0, 1, 8, 0, 255, 0), undefined],
    ['none', new Uint8Array(), undefined],
    ['too few behind the offset', Uint8Array.of(1, 0, 1, 8, 0, 255), 1],
    ['an offset before the array', Uint8Array.of(1, 0, 1, 8, 0, 255), -1],
    ['half an offset', Uint8Array.of(1, 0, 1, 8, 0, 255, 0), 0.5],
  ])('refuses %s', (_, bytes, offset) => {
    expect(() => obisFromBytes(bytes, offset)).toThrow(ObisParseError);
  });
});

describe('obisFromKey', () => {
  test.each([-1, 2 ** 48, 0.5, NaN, Infinity])('refuses %p', (key) => {
    expect(() => obisFromKey(key)).toThrow(ObisParseError);
  });

  test('shares instances, so that a stream of readings does not allocate a code for each value', () => {
    expect(obisFromKey(0x0100010800ff)).toBe(obisFromKey(0x0100010800ff));
  });
});

describe('obisFromBase64', () => {
  test.each([
    ['', 0],
    ['AQABCAD', 7],
    ['AQABCAD/A', 8],
    ['AQABCA==', 6],
    ['AQ BCAD/', 2],
    ['AQABCADé', 7],
  ])('refuses %j', (text, position) => {
    let caught: unknown;
    try {
      obisFromBase64(text);
    } catch (error) {
      caught = error;
    }
    expect(caught).toMatchObject({ code: 'obis_parse', position });
  });
});

test('endless different codes take no more memory than the table of shared ones', () => {
  const shared = obisFromKey(0x0100010800ff);
  const keys = Array.from({ length: 20_000 }, (_, n) => n * 7919);
  expect(keys.filter((key) => obisFromKey(key).key !== key)).toEqual([]);
  // The newcomers have taken its slot: it is made anew, equal as ever.
  const anew = obisFromKey(0x0100010800ff);
  expect(anew).not.toBe(shared);
  expect(anew.equals(shared)).toBe(true);
});
