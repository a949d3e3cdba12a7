import { describe, expect, test } from '@jest/globals';
import { leavesCaretRange, nextBreaking, nextVersion } from './caret-range.ts';

describe('a caret range', () => {
  test.each([
    ['1.2.3', '1.9.0', false],
    ['1.2.3', '2.0.0', true],
    ['0.3.1', '0.3.9', false],
    ['0.3.1', '0.4.0', true],
    ['0.3.1', '1.0.0', true],
    ['0.0.3', '0.0.4', true],
  ])('^%s is left by %s: %s', (current, next, leaves) => {
    expect(leavesCaretRange(current, next)).toBe(leaves);
  });

  test.each([
    ['1.2.3', '2.0.0'],
    ['0.3.1', '0.4.0'],
    ['0.0.3', '0.0.4'],
  ])('of %s is left first by %s', (current, next) => {
    expect(nextBreaking(current)).toBe(next);
    expect(leavesCaretRange(current, next)).toBe(true);
  });

  test.each([
    ['1.2.3', 'fix', '1.2.4'],
    ['1.2.3', 'feature', '1.3.0'],
    ['1.2.3', 'breaking', '2.0.0'],
    ['0.3.1', 'fix', '0.3.2'],
    ['0.3.1', 'feature', '0.3.2'],
    ['0.3.1', 'breaking', '0.4.0'],
  ] as const)('is left by a breaking change only: %s, %s → %s', (current, change, next) => {
    expect(nextVersion(current, change)).toBe(next);
    expect(leavesCaretRange(current, next)).toBe(change === 'breaking');
  });

  test('refuses what is not a released version', () => {
    expect(() => nextBreaking('1.0.0-rc.1')).toThrow(/pre-releases/);
  });
});
