import { describe, expect, test } from '@jest/globals';
import { Tokens } from './tokens.ts';

const NOW = Date.UTC(2026, 0, 1);
const record = { access_token: 'a', requested_at: NOW };

describe('tokens of a response', () => {
  test.each([
    [0, NOW],
    [3600, NOW + 3_600_000],
    [1e306, NOW + 100 * 365 * 86_400_000],
    [Infinity, NOW + 100 * 365 * 86_400_000],
    [-1, undefined],
    [NaN, undefined],
    [undefined, undefined],
  ])('end after expires_in %p at a time that a date can hold', (expires_in, expiresAt) => {
    const tokens = Tokens.fromResponse({ access_token: 'a', expires_in }, NOW);
    expect(tokens.expiresAt).toBe(expiresAt);
    expect(Tokens.parse(tokens.serialize()).expiresAt).toBe(expiresAt);
  });

  test('take what they lack from those before them, and keep what they have', () => {
    const bare = Tokens.fromResponse({ access_token: 'a' }, NOW);
    const full = bare.following({ refreshToken: 'r', scopes: ['device.read', 'user.read'] });
    expect(full).toMatchObject({ accessToken: 'a', refreshToken: 'r', scopes: ['device.read', 'user.read'] });
    expect(full.following({ refreshToken: 'x', scopes: ['x'] }).serialize()).toBe(full.serialize());
    expect(full.withoutRefreshToken().refreshToken).toBeUndefined();
  });
});

describe('stored tokens', () => {
  test('come back as they were', () => {
    const response = { access_token: 'a', expires_in: 60, refresh_token: 'r', scope: 'device.read' };
    const { accessToken, refreshToken, requestedAt, expiresAt, scopes } = Tokens.parse(
      Tokens.fromResponse(response, NOW).serialize(),
    );
    expect({ accessToken, refreshToken, requestedAt, expiresAt, scopes }).toEqual({
      accessToken: 'a',
      refreshToken: 'r',
      requestedAt: NOW,
      expiresAt: NOW + 60_000,
      scopes: ['device.read'],
    });
  });

  test('may say null of what they lack', () => {
    const nulls = { ...record, expires_at: null, refresh_token: null, scope: null };
    expect(Tokens.parse(JSON.stringify(nulls))).toMatchObject({
      expiresAt: undefined,
      refreshToken: undefined,
      scopes: undefined,
    });
  });

  test.each<[string, string]>([
    ['nothing', ''],
    ['no JSON', '{"access_token":"SECRET'],
    ['no object', '"SECRET"'],
    ['null', 'null'],
    ['no access token', JSON.stringify({ ...record, access_token: undefined })],
    ['an empty access token', JSON.stringify({ ...record, access_token: '' })],
    ['an access token that no header can hold', JSON.stringify({ ...record, access_token: 'SECRET\n' })],
    ['no time', JSON.stringify({ ...record, requested_at: undefined })],
    ['a time beyond all dates', JSON.stringify({ ...record, requested_at: 1e300 })],
    ['an end beyond all dates', JSON.stringify({ ...record, expires_at: 1e300 })],
    ['an end of another type', JSON.stringify({ ...record, expires_at: 'SECRET' })],
    ['a refresh token of another type', JSON.stringify({ ...record, refresh_token: 1 })],
    ['a scope of another type', JSON.stringify({ ...record, scope: ['device.read'] })],
  ])('are not taken from %s', (_what, text) => {
    expect(() => Tokens.parse(text)).toThrow(
      expect.objectContaining({
        code: 'store_failed',
        message: 'What the token store holds is not a token.',
      }),
    );
  });
});
