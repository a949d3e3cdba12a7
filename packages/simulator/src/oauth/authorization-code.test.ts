import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { bearer } from '@smart-me/api-core';
import { apiOf } from '../testing/world.ts';
import {
  REDIRECT,
  simulator,
  useSimulator,
  token,
  secretPost,
  authorize,
  type TokenResponse,
} from '../testing/oauth-calls.ts';
import { ScriptedBrowser } from '../testing/scripted-browser.ts';

useSimulator();

describe('authorization code', () => {
  test('a person logs in and consents; the code gives tokens with what was allowed', async () => {
    const callback = await authorize({
      client_id: 'simulator-confidential',
      scope: 'device.read user.read',
      state: 'xyz',
    });
    expect(callback.origin + callback.pathname).toBe(REDIRECT);
    expect(Object.fromEntries(callback.searchParams)).toMatchObject({ state: 'xyz', iss: simulator.url });
    const tokens = await token({
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      ...secretPost(),
    });
    expect(tokens).toMatchObject({ status: 200, expires_in: 3600, scope: 'device.read user.read' });
    expect(tokens.refresh_token).toBeUndefined();
    expect(await apiOf(simulator, bearer(tokens.access_token)).user.get()).toMatchObject({
      username: 'demo',
    });
  });

  test('a public client proves itself by PKCE S256; without the verifier or with another it gets nothing', async () => {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const exchange = async (proof: Record<string, string>): Promise<TokenResponse> => {
      const callback = await authorize({
        client_id: 'simulator-public',
        scope: 'user.read',
        code_challenge: challenge,
        code_challenge_method: 'S256',
      });
      const code = callback.searchParams.get('code') ?? '';
      return token({
        grant_type: 'authorization_code',
        code,
        redirect_uri: REDIRECT,
        client_id: 'simulator-public',
        ...proof,
      });
    };
    expect(await exchange({ code_verifier: verifier })).toMatchObject({ status: 200, scope: 'user.read' });
    expect(await exchange({})).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await exchange({ code_verifier: randomBytes(32).toString('base64url') })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
    });
  });

  test('a code counts once and for a minute of simulated time', async () => {
    const callback = await authorize({ client_id: 'simulator-confidential', scope: 'user.read' });
    const form = {
      grant_type: 'authorization_code',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: REDIRECT,
      ...secretPost(),
    };
    const { access_token: accessToken } = await token(form);
    expect(await token(form)).toMatchObject({ status: 400, error: 'invalid_grant' });
    await expect(apiOf(simulator, bearer(accessToken)).user.get()).rejects.toMatchObject({
      code: 'unauthorized',
    });
    const late = await authorize({ client_id: 'simulator-confidential', scope: 'user.read' });
    await simulator.clock.advance(61_000);
    expect(await token({ ...form, code: late.searchParams.get('code') ?? '' })).toMatchObject({
      status: 400,
      error: 'invalid_grant',
    });
  });

  test('a wrong password is said on the page, denying goes back to the client', async () => {
    const browser = new ScriptedBrowser(simulator.url);
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'simulator-confidential',
      redirect_uri: REDIRECT,
      scope: 'user.read',
      state: 's',
    });
    await browser.open(`/oauth/authorize?${query.toString()}`);
    expect(browser.page).toContain(
      '<strong>Simulated web application</strong> wants to use your smart-me account',
    );
    await browser.press('Sign in', { username: 'demo', password: '<script>' });
    expect([browser.status, browser.page.includes('User name or password is wrong.')]).toEqual([401, true]);
    await browser.press('Sign in', { username: 'demo', password: simulator.credentials.password });
    expect(browser.page).toContain('See who is signed in');
    await browser.press('Deny');
    expect(Object.fromEntries(new URL(browser.url).searchParams)).toMatchObject({
      error: 'access_denied',
      state: 's',
    });
  });

  test('an unknown client or redirect is shown to the person and never followed', async () => {
    for (const changes of [{ client_id: 'nobody' }, { redirect_uri: 'https://evil.example/' }]) {
      const browser = new ScriptedBrowser(simulator.url);
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: 'simulator-confidential',
        redirect_uri: REDIRECT,
        ...changes,
      });
      await browser.open(`/oauth/authorize?${query.toString()}`);
      expect([browser.status, new URL(browser.url).origin]).toEqual([400, simulator.url]);
      expect(browser.page).toContain('role="alert"');
    }
  });

  test('a page whose sign-in is over says so', async () => {
    const browser = new ScriptedBrowser(simulator.url);
    await browser.open('/oauth/interaction/gone');
    expect([browser.status, browser.page.includes('That did not work')]).toEqual([400, true]);
  });

  test('the deprecated implicit grant responds in the fragment', async () => {
    const callback = await authorize({
      client_id: 'simulator-public',
      scope: 'user.read',
      response_type: 'token',
      state: 'q',
    });
    const granted = new URLSearchParams(callback.hash.slice(1));
    expect(granted.get('state')).toBe('q');
    expect(await apiOf(simulator, bearer(granted.get('access_token') ?? '')).user.get()).toMatchObject({
      username: 'demo',
    });
  });
});
