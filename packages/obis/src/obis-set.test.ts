import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ObisCode, ObisSet, parseObis } from './index.ts';
import { anyCode, likelyCode } from './testing/arbitrary-code.ts';

const set = new ObisSet([parseObis('1.8.0'), parseObis('2.8.0'), parseObis('1-0:1.8.0*255')]);

test('finds a code by its value, whichever instance it is', () => {
  expect(set.has(new ObisCode(1, 0, 1, 8, 0, 255))).toBe(true);
  expect(set.has(parseObis('1.8.1'))).toBe(false);
  expect(set.hasKey(0x0100020800ff)).toBe(true);
  expect(set.hasKey(1)).toBe(false);
});

test('has each code once, in the order given', () => {
  expect(set.size).toBe(2);
  expect(Array.from(set, String)).toEqual(['1-0:1.8.0*255', '1-0:2.8.0*255']);
});

test('may be empty', () => {
  expect([...new ObisSet([])]).toEqual([]);
  expect(new ObisSet([]).has(parseObis('1.8.0'))).toBe(false);
});

test('has no key that no code has', () => {
  for (const key of [-1, 0.5, NaN, Infinity, 2 ** 48]) expect(set.hasKey(key)).toBe(false);
});

test('has what a Set of keys has, also of codes that fall into one slot', () => {
  const code = fc.oneof(anyCode, likelyCode);
  // Codes that differ only in A and B have the same hash.
  const alike = fc.integer({ min: 0, max: 255 }).map((a) => new ObisCode(a, 0, 1, 8, 0, 255));
  fc.assert(
    fc.property(
      fc.array(fc.oneof(code, alike), { maxLength: 80 }),
      fc.array(fc.oneof(code, alike)),
      (codes, asked) => {
        const keys = new Set(codes.map(({ key }) => key));
        const all = new ObisSet(codes);
        expect(all.size).toBe(keys.size);
        for (const one of [...codes, ...asked]) expect(all.has(one)).toBe(keys.has(one.key));
      },
    ),
  );
});
