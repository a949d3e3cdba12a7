import { expect, test } from '@jest/globals';
import { credentialsCheck } from './credentials.ts';

const basic = (userPass: string): string => `Basic ${Buffer.from(userPass).toString('base64')}`;

test.each([
  ['the same credentials', basic('zähler:pass:wört')],
  ['a scheme in another case (RFC 9110 §11.1)', basic('zähler:pass:wört').replace('Basic', 'bASIC')],
])('lets in %s', (_, header) => {
  const authorized = credentialsCheck({ username: 'zähler', password: 'pass:wört' });
  expect(authorized(header)).toBe(true);
});

test.each([
  ['no header', undefined],
  ['an empty header', ''],
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
])('refuses to start with %j', (credentials, reason) => {
  expect(() => credentialsCheck(credentials)).toThrow(reason);
});
