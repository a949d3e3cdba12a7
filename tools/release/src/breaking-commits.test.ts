import { expect, test } from '@jest/globals';
import { breaks } from './breaking-commits.ts';

test.each([
  ['feat(obis)!: another notation', true],
  ['fix!: another notation', true],
  ['fix(obis): a blank\n\nBREAKING CHANGE: blanks were kept', true],
  ['feat(obis): one more notation', false],
  ['feat(api-core)!: another error', false],
  ['Merge branch main', false],
])('%j breaks obis: %s', (message, expected) => {
  expect(breaks(message, 'obis')).toBe(expected);
});
