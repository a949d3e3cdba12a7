import { expect, test } from '@jest/globals';
import { RecentKillers } from './recent-killers.ts';

test('the tests that noticed the last mutants of a source are known, the last first, each once', () => {
  const killers = new RecentKillers();
  for (const id of ['a', 'b', 'a', 'c']) killers.add('src/one.ts', id);
  expect(killers.of('src/one.ts')).toEqual(['c', 'a', 'b']);
  expect(killers.of('src/other.ts')).toEqual([]);
});

test('only some of them: the others are found again when they notice one', () => {
  const killers = new RecentKillers();
  for (const id of 'abcdefgh') killers.add('src/one.ts', id);
  expect(killers.of('src/one.ts')).toEqual(['h', 'g', 'f', 'e', 'd', 'c']);
});
