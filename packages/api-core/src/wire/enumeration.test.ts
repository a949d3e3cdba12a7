import { describe, expect, test } from '@jest/globals';
import { decode, encode, Mismatch } from '../testing/convert.ts';
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
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    ['1', 'electricity'],
    ['99', 99],
    ['-1', -1],
    ['MeterTypeSteam', 'MeterTypeSteam'],
    ['toString', 'toString'],
  ])('reads %p as %p', (wire, value) => {
    expect(decode(energy, wire)).toBe(value);
  });

  test.each([
    ['electricity', 1],
    ['unknown', 0],
    [2, 2],
    [99, 99],
    ['MeterTypeWater', 2],
    ['WATER', 2],
    ['MeterTypeSteam', 'MeterTypeSteam'],
  ] as const)('writes %p as %p', (value, wire) => {
    expect(encode(energy, value)).toBe(wire);
  });

  const noMembers = [
    '',
    '1.0',
    '0x1',
    '1e3',
    ' 1',
    '1'.repeat(17),
    1.5,
    null,
    true,
    '__proto__',
    'A'.repeat(101),
  ];
  test.each(noMembers)('does not read %p', (wire) => {
    expect(() => decode(energy, wire)).toThrow(Mismatch);
  });

  test.each(['steam', 1.5, undefined, 'constructor', '', 'Meter Type'])('does not write %p', (value) => {
    expect(() => encode(energy, value)).toThrow(Mismatch);
  });

  test('reads and writes published names that its prefix does not make', () => {
    const interval = enumeration({ monthly: 4, quarterly: 5 }, { aliases: { QuaterYearly: 'quarterly' } });
    expect(decode(interval, 'QuaterYearly')).toBe('quarterly');
    expect(encode(interval, 'quateryearly')).toBe(5);
  });

  test('lists its members', () => {
    expect(energy.members).toEqual({ unknown: 0, electricity: 1, water: 2 });
  });
});
