import { describe, expect, test } from '@jest/globals';
import { type Candidate, describePlan, planRelease } from './release-plan.ts';

const workspace = (next: Readonly<Record<string, string>>, version = '0.1.0'): Candidate[] =>
  Object.entries({
    obis: [],
    'proto-codec': ['obis'],
    'api-core': [],
    oauth: ['api-core'],
    'account-api': ['api-core', 'obis', 'proto-codec'],
    cli: ['account-api', 'oauth', 'obis'],
  }).map(([name, siblings]) => ({ name, version, siblings, released: true, next: next[name] }));

const versions = (candidates: readonly Candidate[]): Record<string, string> =>
  Object.fromEntries(planRelease(candidates).map(({ name, to }) => [name, to]));

describe('the plan of a release', () => {
  test('leaves dependents alone while their published range accepts the new version', () => {
    expect(versions(workspace({ obis: '0.1.1' }))).toEqual({ obis: '0.1.1' });
    expect(versions(workspace({ obis: '1.1.0' }, '1.0.0'))).toEqual({ obis: '1.1.0' });
  });

  test('takes the dependents along when the new version leaves their range, all the way up', () => {
    expect(versions(workspace({ 'api-core': '0.2.0' }))).toEqual({
      'api-core': '0.2.0',
      oauth: '0.2.0',
      'account-api': '0.2.0',
      cli: '0.2.0',
    });
    expect(versions(workspace({ obis: '2.0.0' }, '1.4.2'))).toEqual({
      obis: '2.0.0',
      'proto-codec': '2.0.0',
      'account-api': '2.0.0',
      cli: '2.0.0',
    });
  });

  test('raises a dependent that has a smaller change of its own', () => {
    expect(versions(workspace({ 'api-core': '0.2.0', oauth: '0.1.1' }))['oauth']).toBe('0.2.0');
  });

  test('takes a package that was never released as its manifest has it', () => {
    const candidates = workspace({ 'api-core': '0.2.0', oauth: '0.1.1' }).map((one) =>
      one.name === 'oauth' ? { ...one, released: false } : one,
    );
    expect(versions(candidates)).toMatchObject({
      'api-core': '0.2.0',
      oauth: '0.1.0',
      'account-api': '0.2.0',
    });
  });

  test('is empty without a commit that asks for a release', () => {
    expect(planRelease(workspace({}))).toEqual([]);
    expect(describePlan([])).toBe('Nothing to release.');
  });

  test('says why each package is in it', () => {
    expect(describePlan(planRelease(workspace({ 'api-core': '0.2.0', oauth: '0.2.0' })))).toBe(
      [
        'api-core     0.1.0 → 0.2.0  (its own commits)',
        'oauth        0.1.0 → 0.2.0  (its own commits)',
        'account-api  0.1.0 → 0.2.0  (follows api-core)',
        'cli          0.1.0 → 0.2.0  (follows account-api, oauth)',
      ].join('\n'),
    );
  });
});
