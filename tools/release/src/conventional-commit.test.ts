import { describe, expect, test } from '@jest/globals';
import { changeOf, greatest, parseCommit } from './conventional-commit.ts';

const changeFor = (folder: string, subject: string, body = '') => {
  const commit = parseCommit(subject, body);
  return commit && changeOf(commit, folder);
};

describe('a commit that touches a package', () => {
  test.each([
    ['feat(obis): describe heat', 'feature'],
    ['feat: describe heat', 'feature'],
    ['fix(obis): read C, F, L, P', 'fix'],
    ['perf(obis): no allocation', 'fix'],
    ['feat(obis)!: drop reduced codes', 'breaking'],
    ['refactor!: drop reduced codes', 'breaking'],
    ['docs(obis): an example', undefined],
    ['test(obis): another one', undefined],
    ['chore: format', undefined],
    ['Merge branch main', undefined],
    ['feat:no space', undefined],
  ])('%s means %s', (subject, change) => {
    expect(changeFor('obis', subject)).toBe(change);
  });

  test('breaks by a footer too', () => {
    expect(changeFor('obis', 'fix(obis): strict', 'Why.\n\nBREAKING CHANGE: a missing E throws')).toBe(
      'breaking',
    );
  });

  test('is a fix where its scope names another package', () => {
    expect(changeFor('proto-codec', 'feat(obis)!: rename equals')).toBe('fix');
    expect(changeFor('proto-codec', 'docs(obis): rename')).toBeUndefined();
  });
});

test('of several changes the greatest counts', () => {
  expect(greatest(['fix', undefined, 'breaking', 'feature'])).toBe('breaking');
  expect(greatest([undefined, 'fix'])).toBe('fix');
  expect(greatest([undefined])).toBeUndefined();
});
