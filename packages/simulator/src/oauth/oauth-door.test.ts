import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { apiKey, basicAuth, bearer } from '@smart-me/api-core';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { apiOf, SUMMER_MORNING } from '../testing/api-of.ts';
import { Person } from '../testing/person.ts';

const REDIRECT = 'http://127.0.0.1:49152/callback';
const DEVICE_CODE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
});
afterAll(() => simulator.stop());

type Answer = Record<string, unknown> & {
  readonly status: number;
  readonly access_token: string;
  readonly refresh_token: string;
};

async function post(
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(simulator.url + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
  });
  return { ...((await response.json()) as Answer), status: response.status };
}

const token = (form: Record<string, string>, headers?: Record<string, string>): Promise<Answer> =>
  post('/oauth/token', form, headers);

const secretPost = (): { client_id: string; client_secret: string } => {
  const { clientId, clientSecret } = simulator.credentials.confidential;
  return { client_id: clientId, client_secret: clientSecret };
};

/** Goes to the authorization endpoint, logs in and allows; answers the callback. */
async function authorize(parameters: Record<string, string>, path = '/oauth/authorize'): Promise<URL> {
  const person = new Person(simulator.url);
  await person.open(
    `${path}?${new URLSearchParams({ response_type: 'code', redirect_uri: REDIRECT, ...parameters }).toString()}`,
  );
  await person.press('Sign in', {
    username: simulator.credentials.username,
    password: simulator.credentials.password,
  });
  await person.press('Allow');
  return new URL(person.url);
}

async function codeGrant(parameters: Record<string, string> = {}): Promise<Answer> {
  const callback = await authorize({
    client_id: 'simulator-confidential',
    scope: 'device.read offline_access',
    ...parameters,
  });
  return token({
    grant_type: 'authorization_code',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: REDIRECT,
    ...secretPost(),
  });
}

describe('client credentials', () => {
  const credentials = (): { clientId: string; clientSecret: string } => simulator.credentials.oauth;

  test('a device client signs in by form or by Basic, and gets the scopes it asked for', async () => {
    const { clientId, clientSecret } = credentials();
    const form = await token({
      grant_type: 'client_credentials',
      scope: 'device.read',
      client_id: clientId,
      client_secret: clientSecret,
    });
    expect(form).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 3600, scope: 'device.read' });
    const basic = await token(
      { grant_type: 'client_credentials', scope: 'user.read' },
      { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    );
    expect(basic).toMatchObject({ status: 200, scope: 'user.read' });
    expect(await apiOf(simulator, bearer(form.access_token)).devices.list()).toHaveLength(9);
    await expect(apiOf(simulator, bearer(basic.access_token)).devices.list()).rejects.toMatchObject({
      code: 'missing_scope',
    });
  });

  test('a wrong secret and the wrong kind of client are refused', async () => {
    const { clientId, clientSecret } = credentials();
    const ask = (changes: Record<string, string>): Promise<Answer> =>
      token({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        ...changes,
      });
    expect(await ask({ client_secret: 'wrong' })).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await token({ grant_type: 'client_credentials', ...secretPost() })).toMatchObject({
      status: 400,
      error: 'invalid_request',
    });
  });

  test('an access token ends after an hour of simulated time', async () => {
    await using own = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
    const { clientId, clientSecret } = own.credentials.oauth;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'user.read',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const response = await fetch(`${own.url}/oauth/token`, { method: 'POST', body });
    const { access_token: accessToken } = (await response.json()) as Answer;
    await own.clock.advance(3_598_000);
    expect(await apiOf(own, bearer(accessToken)).user.get()).toMatchObject({ username: 'demo' });
    await own.clock.advance(2_000);
    await expect(apiOf(own, bearer(accessToken)).user.get()).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

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
    const exchange = async (proof: Record<string, string>): Promise<Answer> => {
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
    const person = new Person(simulator.url);
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'simulator-confidential',
      redirect_uri: REDIRECT,
      scope: 'user.read',
      state: 's',
    });
    await person.open(`/oauth/authorize?${query.toString()}`);
    expect(person.page).toContain(
      '<strong>Simulated web application</strong> wants to use your smart-me account',
    );
    await person.press('Sign in', { username: 'demo', password: '<script>' });
    expect([person.status, person.page.includes('User name or password is wrong.')]).toEqual([401, true]);
    await person.press('Sign in', { username: 'demo', password: simulator.credentials.password });
    expect(person.page).toContain('See who is signed in');
    await person.press('Deny');
    expect(Object.fromEntries(new URL(person.url).searchParams)).toMatchObject({
      error: 'access_denied',
      state: 's',
    });
  });

  test('an unknown client or redirect is shown to the person and never followed', async () => {
    for (const changes of [{ client_id: 'nobody' }, { redirect_uri: 'https://evil.example/' }]) {
      const person = new Person(simulator.url);
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: 'simulator-confidential',
        redirect_uri: REDIRECT,
        ...changes,
      });
      await person.open(`/oauth/authorize?${query.toString()}`);
      expect([person.status, new URL(person.url).origin]).toEqual([400, simulator.url]);
      expect(person.page).toContain('role="alert"');
    }
  });

  test('a page whose sign-in is over says so', async () => {
    const person = new Person(simulator.url);
    await person.open('/oauth/interaction/gone');
    expect([person.status, person.page.includes('That did not work')]).toEqual([400, true]);
  });

  test('the deprecated implicit grant answers in the fragment', async () => {
    const callback = await authorize({
      client_id: 'simulator-public',
      scope: 'user.read',
      response_type: 'token',
      state: 'q',
    });
    const answer = new URLSearchParams(callback.hash.slice(1));
    expect(answer.get('state')).toBe('q');
    expect(await apiOf(simulator, bearer(answer.get('access_token') ?? '')).user.get()).toMatchObject({
      username: 'demo',
    });
  });
});

describe('refresh', () => {
  test('a refresh token is rotated, and one that was used before ends the whole sign-in', async () => {
    const first = await codeGrant();
    expect(first).toMatchObject({ status: 200, refresh_token: expect.any(String) });
    const refresh = (of: Answer): Promise<Answer> =>
      token({ grant_type: 'refresh_token', refresh_token: of.refresh_token, ...secretPost() });
    const second = await refresh(first);
    expect(second).toMatchObject({ status: 200, expires_in: 3600 });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(first)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await refresh(second)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('REST lists refresh tokens and revokes one; its access token stays valid until it ends', async () => {
    const api = apiOf(simulator);
    const tokens = await codeGrant();
    const [listed, ...others] = await api.refreshTokens.list();
    expect(others).toEqual([]);
    expect(listed).toMatchObject({
      applicationId: 'simulator-confidential',
      applicationDisplayName: 'Simulated web application',
    });
    await api.refreshTokens.revoke({ id: listed?.id ?? '' });
    expect(await api.refreshTokens.list()).toEqual([]);
    expect(
      await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token, ...secretPost() }),
    ).toMatchObject({ error: 'invalid_grant' });
    expect(await apiOf(simulator, bearer(tokens.access_token)).devices.list()).toHaveLength(9);
    await expect(api.refreshTokens.revoke({ id: listed?.id ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('device code', () => {
  async function begin(
    scope = 'device.read offline_access',
    path = '/oauth/device',
  ): Promise<Record<string, string>> {
    return (await post(path, { client_id: 'simulator-public', scope })) as unknown as Record<string, string>;
  }
  const poll = (device: Record<string, string>): Promise<Answer> =>
    token({
      grant_type: DEVICE_CODE_GRANT,
      device_code: device['device_code'] ?? '',
      client_id: 'simulator-public',
    });

  async function approve(person: Person, device: Record<string, string>): Promise<void> {
    await person.open(device['verification_uri'] ?? '');
    await person.press('Continue', { user_code: (device['user_code'] ?? '').toLowerCase() });
    expect(person.page).toContain(device['user_code']);
  }

  test('a person types the code, logs in and consents; until then the device waits', async () => {
    const device = await begin();
    expect(device).toMatchObject({
      status: 200,
      verification_uri: `${simulator.url}/oauth/verify`,
      expires_in: 600,
      user_code: expect.stringMatching(/^\w{4}-\w{4}$/),
    });
    expect(await poll(device)).toMatchObject({ status: 400, error: 'authorization_pending' });
    const person = new Person(simulator.url);
    await approve(person, device);
    await person.press('Yes, continue');
    await person.press('Sign in', { username: 'demo@example.com', password: simulator.credentials.password });
    await person.press('Allow');
    expect(person.page).toContain('You can close this page');
    const tokens = await poll(device);
    expect(tokens).toMatchObject({ status: 200, refresh_token: expect.any(String) });
    expect(await apiOf(simulator, bearer(tokens.access_token)).devices.list()).toHaveLength(9);
    expect(await poll(device)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('a wrong code is said on the page; cancelling denies the device', async () => {
    const device = await begin();
    const person = new Person(simulator.url);
    await person.open('/oauth/verify');
    await person.press('Continue', { user_code: 'WRONG' });
    expect(person.page).toContain('The code is wrong, expired or used.');
    await approve(person, device);
    await person.press('No, cancel');
    expect(await poll(device)).toMatchObject({ status: 400, error: 'access_denied' });
  });

  test('a device code ends after ten minutes of simulated time', async () => {
    const device = await begin();
    await simulator.clock.advance(601_000);
    expect(await poll(device)).toMatchObject({ status: 400, error: 'expired_token' });
  });

  test('the older path does it too, and faults can slow a client down', async () => {
    const device = await begin('user.read', '/api/oauth/device');
    simulator.faults.next({
      kind: 'status',
      status: 400,
      body: { error: 'slow_down' },
      path: '/oauth/token',
    });
    expect(await poll(device)).toMatchObject({ status: 400, error: 'slow_down' });
    expect(await poll(device)).toMatchObject({ error: 'authorization_pending' });
  });
});

test('an application that was made by REST signs in, and no more once it was deleted', async () => {
  const api = apiOf(simulator);
  const { app, secret } = await api.oauthApplications.device.create({
    displayName: 'Pump',
    allowedClaims: ['device.read'],
  });
  const form = {
    grant_type: 'client_credentials',
    client_id: app.clientId,
    client_secret: secret ?? '',
    scope: 'device.read',
  };
  expect(await token(form)).toMatchObject({ status: 200 });
  expect(await token({ ...form, scope: 'user.read' })).toMatchObject({ error: 'invalid_scope' });
  await api.oauthApplications.device.remove({ clientId: app.clientId });
  expect(await token(form)).toMatchObject({ status: 401, error: 'invalid_client' });
});

test('a card access token signs its holder in, a newer one replaces it', async () => {
  const api = apiOf(simulator, apiKey(simulator.credentials.apiKey));
  const first = await api.accessTokens.create({ cardId: 77 });
  const holder = (password: string): ReturnType<typeof apiOf> =>
    apiOf(simulator, basicAuth({ username: 'cardaccesstoken_77', password }));
  expect(await holder(first).user.get()).toMatchObject({ username: 'demo' });
  await api.accessTokens.create({ cardId: 77 });
  await expect(holder(first).user.get()).rejects.toMatchObject({ code: 'unauthorized' });
});

test('discovery names the platform’s endpoints', async () => {
  const response = await fetch(`${simulator.url}/.well-known/openid-configuration`);
  const at = (path: string): string => simulator.url + path;
  expect(await response.json()).toMatchObject({
    issuer: simulator.url,
    authorization_endpoint: at('/oauth/authorize'),
    token_endpoint: at('/oauth/token'),
    device_authorization_endpoint: at('/oauth/device'),
    code_challenge_methods_supported: ['S256'],
  });
});
