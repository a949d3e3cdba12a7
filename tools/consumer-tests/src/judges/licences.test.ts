import { describe, expect, test } from '@jest/globals';
import { isLicenceAllowed, licenceOf } from './licences.ts';

describe('a licence', () => {
  test.each([
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT AND (GPL-2.0-only OR ISC)', true],
    ['GPL-2.0-only OR MIT AND GPL-3.0-only', false],
    ['MIT OR', false],
    ['(MIT', false],
    ['MIT MIT', false],
    ['SEE LICENSE IN LICENSE.txt', false],
    ['', false],
    [undefined, false],
  ])('%s may be published: %s', (licence, allowed) => {
    expect(isLicenceAllowed(licence, 'published')).toBe(allowed);
  });

  test('may be wider for a tool than for what is published', () => {
    expect(isLicenceAllowed('MPL-2.0', 'tool')).toBe(true);
    expect(isLicenceAllowed('MPL-2.0', 'published')).toBe(false);
  });

  test('is read from every form a manifest may have', () => {
    expect(licenceOf({ license: 'MIT' })).toBe('MIT');
    expect(licenceOf({ license: { type: 'ISC', url: 'x' } })).toBe('ISC');
    expect(licenceOf({ licenses: [{ type: 'MIT' }, { type: 'WTFPL' }] })).toBe('MIT OR WTFPL');
    expect(licenceOf({})).toBeUndefined();
  });
});
