import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { SmartMeError } from '../error/smart-me-error.ts';
import { apiKey } from './auth-provider.ts';
import type { AuthProvider } from './auth-provider.ts';
import { basicAuth, cardAccessToken } from './basic-auth.ts';
import { bearer } from './auth-provider.ts';

describe('the Authorization header', () => {
  test.each<[string, AuthProvider, string]>([
    ['apiKey', apiKey('abc'), 'ApiKey abc'],
    ['bearer', bearer('abc'), 'Bearer abc'],
    ['bearer of a function', bearer(() => 'abc'), 'Bearer abc'],
    ['bearer of an async function', bearer(() => Promise.resolve('abc')), 'Bearer abc'],
    // RFC 7617 §2 and §2.1
    [
      'basicAuth',
      basicAuth({ username: 'Aladdin', password: 'open sesame' }),
      'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==',
    ],
    ['basicAuth in UTF-8', basicAuth({ username: 'test', password: '123£' }), 'Basic dGVzdDoxMjPCow=='],
    [
      'cardAccessToken',
      cardAccessToken({ cardId: '42', token: 't' }),
      `Basic ${btoa('cardaccesstoken_42:t')}`,
    ],
  ])('of %s', async (_way, auth, value) => {
    await expect(Promise.resolve(auth.authorization({}))).resolves.toBe(value);
  });

  test('of a bearer function can depend on what was refused', async () => {
    const auth = bearer(({ rejected }) => (rejected === 'Bearer old' ? 'new' : 'old'));
    await expect(auth.authorization({ rejected: 'Bearer old' })).resolves.toBe('Bearer new');
  });
});

describe('credentials that are none', () => {
  const WHERE = 'Check where it comes from: an environment variable may be missing or misspelt.';

  test.each<[string, () => unknown, string, string?]>([
    ['an empty key', () => apiKey(''), 'The API key is empty.'],
    [
      'a variable that is not set',
      () => apiKey(process.env['NO_SUCH_VARIABLE'] as string),
      'The API key is empty.',
    ],
    ['white space', () => bearer(' \n'), 'The access token is empty.'],
    ['no password', () => basicAuth({ username: 'user', password: '' }), 'The password is empty.'],
    [
      'a name with a colon',
      () => basicAuth({ username: 'us:er', password: 'x' }),
      'The user name has a colon.',
      'Basic credentials cannot carry it: use apiKey.',
    ],
    ['no name', () => basicAuth({ username: ' ', password: 'x' }), 'The user name is empty.'],
    ['no card', () => cardAccessToken({ cardId: '', token: 'x' }), 'The card id is empty.'],
    ['no token', () => cardAccessToken({ cardId: '1', token: '' }), 'The card access token is empty.'],
  ])('are refused at once: %s', (_what, make, message, hint = WHERE) => {
    expect(make).toThrow(SmartMeError);
    expect(make).toThrow(expect.objectContaining({ code: 'invalid_request', message, hint }));
  });

  test('are refused when a function gives them', async () => {
    await expect(bearer(() => '').authorization({})).rejects.toMatchObject({ code: 'invalid_request' });
  });
});

test('no provider shows its secret when it is printed', () => {
  const providers = [
    apiKey('geheim'),
    bearer('geheim'),
    basicAuth({ username: 'user', password: 'geheim' }),
    cardAccessToken({ cardId: '1', token: 'geheim' }),
  ];
  const printed = inspect(providers, { depth: 9, showHidden: true }) + JSON.stringify(providers);
  expect(printed).not.toContain('geheim');
  expect(printed).not.toContain(btoa('user:geheim'));
});
