import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { enumeration } from './enumeration.ts';

const energy = enumeration({ unknown: 0, electricity: 1, water: 2 }, { prefix: 'MeterType' });

describe('an enumeration', () => {
  test.each([
    [1, 'electricity'],
    ['electricity', 'electricity'],
    ['Electricity', 'electricity'],
    ['MeterTypeElectricity', 'electricity'],
    ['METERTYPEwater', 'water'],
    [0, 'unknown'],
    [99, 99],
    [-1, -1],
  ])('reads %p as %p', (wire, value) => {
    expect(z.decode(energy, wire)).toBe(value);
  });

  test.each([
    ['electricity', 1],
    ['unknown', 0],
    [2, 2],
    [99, 99],
  ] as const)('writes %p as %p', (value, wire) => {
    expect(z.encode(energy, value)).toBe(wire);
  });

  test.each(['MeterTypeSteam', '', '1', 1.5, null, true, 'toString', '__proto__'])(
    'does not read %p',
    (wire) => {
      expect(z.safeDecode(energy, wire).success).toBe(false);
    },
  );

  test.each(['steam', 'MeterTypeWater', 1.5, undefined, 'constructor'])('does not write %p', (value) => {
    expect(z.safeEncode(energy, value as 'water').success).toBe(false);
  });

  test('lists its members', () => {
    expect(energy.members).toEqual({ unknown: 0, electricity: 1, water: 2 });
  });
});
