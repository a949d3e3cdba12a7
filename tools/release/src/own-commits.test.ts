import { expect, test } from '@jest/globals';
import { meaningOf } from './own-commits.ts';

test.each([
  ['feat(obis)!: another notation', 'breaks'],
  ['fix!: another notation', 'breaks'],
  ['fix(obis): a blank\n\nBREAKING CHANGE: blanks were kept', 'breaks'],
  ['feat(obis): one more notation', 'changes'],
  ['feat(api-core)!: another error', 'changes'],
  ['docs(obis): more about codes', 'nothing'],
  ['Merge branch main', 'nothing'],
])('to obis, %j means: %s', (message, expected) => {
  expect(meaningOf(message, 'obis')).toBe(expected);
});
