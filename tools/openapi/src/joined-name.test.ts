import { expect, test } from '@jest/globals';
import { joinedName } from './joined-name.ts';

test.each([
  [['getDevice'], 'getDevice'],
  [['updateDevice', 'createDevice'], 'updateOrCreateDevice'],
  [['updateSubUser', 'createSubUser'], 'updateOrCreateSubUser'],
  [['updateUser', 'createSubUser'], 'updateOrCreateSubUser'],
  [['start', 'stop'], 'startOrStop'],
])('%p is %s', (names, joined) => {
  expect(joinedName(names)).toBe(joined);
});
