import { describe, expect, test } from '@jest/globals';
import { type Intent, objectionsTo } from './preconditions.ts';

const ready: Intent = {
  state: { branch: 'main', changed: [], remote: 'origin', behind: 0 },
  packages: [
    {
      name: '@smart-me/obis',
      folder: 'obis',
      version: '0.1.0',
      siblings: [],
      repository: 'git+ssh://example.test/r',
    },
  ],
  distTag: undefined,
  loopback: false,
};

describe('a release', () => {
  test('goes ahead from a clean, current main', () => {
    expect(objectionsTo(ready)).toEqual([]);
  });

  test.each([
    ['changed files', { state: { ...ready.state, changed: [' M nx.json'] } }, /changed/],
    ['commits it has not seen', { state: { ...ready.state, behind: 2 } }, /pull/],
    ['any branch but main', { state: { ...ready.state, branch: 'topic' } }, /main/],
    [
      'manifests without a source',
      { packages: [{ ...ready.packages[0], repository: undefined }] },
      /repository/,
    ],
    ['another tag than latest on main', { distTag: 'next' }, /hotfix/],
  ])('is refused with %s', (_, change, reason) => {
    const objections = objectionsTo({ ...ready, ...change } as Intent);
    expect(objections).toEqual([expect.stringMatching(reason)]);
  });

  test('of a hotfix needs a tag of its own', () => {
    const hotfix = { ...ready, state: { ...ready.state, branch: 'hotfix/obis-0.1' } };
    expect(objectionsTo(hotfix)).toEqual([expect.stringMatching(/--dist-tag/)]);
    expect(objectionsTo({ ...hotfix, distTag: 'obis-0.1' })).toEqual([]);
  });

  test('to a registry on this machine needs no source', () => {
    const packages = ready.packages.map((one) => ({ ...one, repository: undefined }));
    expect(objectionsTo({ ...ready, packages, loopback: true })).toEqual([]);
  });
});
