import { expect, test } from '@jest/globals';
import { credentialsCheck } from './credentials.ts';

const basic = (userPass: string): string => `Basic ${Buffer.from(userPass).toString('base64')}`;

test.each([
  ['the same credentials', basic('zähler:pass:wört')],
  ['a scheme in another case (RFC 9110 §11.1)', basic('zähler:pass:wört').replace('Basic', 'bASIC')],
  ['more blanks between them', basic('zähler:pass:wört').replace(' ', '   ')],
  ['blanks behind them', `${basic('zähler:pass:wört')}  `],
  ['no padding', basic('zähler:pass:wört').replace(/=+$/, '')],
])('lets in %s', (_, header) => {
  const authorized = credentialsCheck({ username: 'zähler', password: 'pass:wört' });
  expect(authorized(header)).toBe(true);
});

test.each([
  ['no header', undefined],
  ['an empty header', ''],
  ['something before them', `x${basic('zähler:pass:wört')}`],
  ['something behind them', `${basic('zähler:pass:wört')} x`],
  ['no blank between them', basic('zähler:pass:wört').replace(' ', '')],
  ['no token', 'Basic'],
  ['a token that is no base64', 'Basic ====='],
  ['another scheme', basic('zähler:pass:wört').replace('Basic', 'Bearer')],
  ['the beginning of the password', basic('zähler:pass:wör')],
  ['more than the password', basic('zähler:pass:wörtt')],
  ['another user', basic('zahler:pass:wört')],
  ['nothing at all', basic(':')],
  ['credentials in Latin-1', `Basic ${Buffer.from('zähler:pass:wört', 'latin1').toString('base64')}`],
])('keeps out %s', (_, header) => {
  const authorized = credentialsCheck({ username: 'zähler', password: 'pass:wört' });
  expect(authorized(header)).toBe(false);
});

test.each([
  [{ username: 'a:b', password: 'secret' }, 'colon'],
  [{ username: '', password: 'secret' }, 'user name and a password'],
  [{ username: 'a', password: '' }, 'user name and a password'],
  [{ username: 'a', password: undefined as never }, 'user name and a password'],
  [{ username: 7 as never, password: 'secret' }, 'user name and a password'],
])('refuses to start with %j', (credentials, reason) => {
  expect(() => credentialsCheck(credentials)).toThrow(reason);
});

test('a token of any base64 characters is read, however the header is written', () => {
  // These have a plus and a slash in base64.
  const authorized = credentialsCheck({ username: 'a>>>', password: '???~~~' });
  const header = basic('a>>>:???~~~');
  expect(header).toMatch(/\+.*\/|\/.*\+/);
  expect([header, header.replace(' ', '  ')].map(authorized)).toEqual([true, true]);
});
