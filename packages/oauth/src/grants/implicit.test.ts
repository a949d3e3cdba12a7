import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';

const RESPONSE =
  'https://app.example/#access_token=SECRET-access&token_type=Bearer&expires_in=3600&state=abc';
const NOW = 1_000_000;

type ReadImplicit = (callback: string, expected: { state: string; issuer?: string }) => unknown;

/** By its name, for what is deprecated is not to be imported. */
async function reader(): Promise<ReadImplicit> {
  const { readImplicitCallback: read }: Readonly<Record<string, unknown>> = await import('./implicit.ts');
  if (typeof read !== 'function') throw new Error('readImplicitCallback is not there');
  return (callback, expected): unknown => Reflect.apply(read, undefined, [callback, expected, NOW]);
}

/** Of the whole program: all tests of this file. */
const warnings: unknown[] = [];
const { warn } = globalThis.console;
beforeAll(() => {
  globalThis.console.warn = (...message: unknown[]) => warnings.push(...message);
});
afterAll(() => {
  globalThis.console.warn = warn;
});

describe('reading the response of the implicit grant', () => {
  test('gives the token of the fragment, and no refresh token', async () => {
    const readImplicit = await reader();
    const tokens = readImplicit(`${RESPONSE}&scope=device.read%20user.read&refresh_token=no`, {
      state: 'abc',
    });
    expect(tokens).toMatchObject({
      accessToken: 'SECRET-access',
      expiresAt: NOW + 3_600_000,
      refreshToken: undefined,
      scopes: ['device.read', 'user.read'],
    });
  });

  test('takes an unreadable end for none', async () => {
    const readImplicit = await reader();
    expect(readImplicit(RESPONSE.replace('3600', 'soon'), { state: 'abc' })).toMatchObject({
      accessToken: 'SECRET-access',
      expiresAt: undefined,
    });
  });

  test('warns once, and not of the token', async () => {
    const readImplicit = await reader();
    readImplicit(RESPONSE, { state: 'abc' });
    readImplicit(RESPONSE, { state: 'abc' });
    expect(warnings).toEqual([
      'smart-me: the implicit grant is deprecated; use the authorization code grant with PKCE.',
    ]);
  });

  test.each([
    ['another state', RESPONSE, { state: 'xyz' }, 'state_mismatch'],
    [
      'another issuer',
      `${RESPONSE}&iss=https://evil.example`,
      { state: 'abc', issuer: 'https://api.smart-me.com' },
      'issuer_mismatch',
    ],
    ['an error', 'https://app.example/#error=access_denied&state=abc', { state: 'abc' }, 'access_denied'],
    ['no token', 'https://app.example/#token_type=Bearer&state=abc', { state: 'abc' }, 'invalid_callback'],
    ['a token of another type', RESPONSE.replace('Bearer', 'mac'), { state: 'abc' }, 'invalid_callback'],
    ['two states', `${RESPONSE}&state=abc`, { state: 'abc' }, 'state_mismatch'],
    [
      'a token that no header can hold',
      RESPONSE.replace('SECRET-access', 'a%0Ab'),
      { state: 'abc' },
      'invalid_callback',
    ],
    ['no expected state', RESPONSE, { state: '' }, 'invalid_request'],
    ['the token in the query', RESPONSE.replace('#', '?'), { state: 'abc' }, 'state_mismatch'],
  ])('refuses %s', async (_what, callback, expected, code) => {
    const readImplicit = await reader();
    expect(await failureOf(Promise.resolve().then(() => readImplicit(callback, expected)))).toMatchObject({
      code,
    });
  });
});
