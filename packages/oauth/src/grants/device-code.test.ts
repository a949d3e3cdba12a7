import { describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { confidential, publicClient } from '../server/client-kind.ts';
import { createOAuthClient, type OAuthClient } from '../client/oauth-client.ts';
import { type TestResponse, freshTokens } from '../testing/authorization-server.ts';
import { clock, server, useFixture } from '../testing/token-source-fixture.ts';
import type { Tokens } from '../server/tokens.ts';
import { deviceCode, type DeviceCodeOptions } from './device-code.ts';

useFixture();

const authorization: TestResponse = {
  json: {
    device_code: 'SECRET-device-code',
    user_code: 'WDJB-MJHT',
    verification_uri: 'https://smart-me.example/oauth/verify',
    verification_uri_complete: 'https://smart-me.example/oauth/verify?code=WDJB-MJHT',
    expires_in: 600,
    interval: 7,
  },
};
const withMembers = (members: Record<string, unknown>): TestResponse => ({
  json: { ...(authorization.json as object), ...members },
});
const refusal = (error: string, headers: Record<string, string> = {}): TestResponse => ({
  status: 400,
  headers,
  json: { error },
});
const client = (): OAuthClient =>
  createOAuthClient({ client: publicClient({ clientId: 'cli' }), baseUrl: server.url, clock });
const signIn = (options: Partial<DeviceCodeOptions> = {}, signal?: AbortSignal): Promise<Tokens> =>
  client().requestTokens(
    deviceCode({ scopes: ['device.read', 'offline_access'], onUserCode: () => undefined, ...options }),
    {
      signal,
    },
  );

describe('the device code grant', () => {
  test('shows code and page, then polls at the interval until the person is done', async () => {
    const start = clock.now();
    server.respondWith(authorization, refusal('authorization_pending'), refusal('authorization_pending'), {
      json: freshTokens({ refresh_token: 'SECRET-refresh' }),
    });
    const prompts: unknown[] = [];
    const tokens = await signIn({ onUserCode: (prompt) => prompts.push(prompt) });
    expect(prompts).toEqual([
      {
        userCode: 'WDJB-MJHT',
        verificationUri: 'https://smart-me.example/oauth/verify',
        verificationUriComplete: 'https://smart-me.example/oauth/verify?code=WDJB-MJHT',
        expiresAt: start + 600_000,
      },
    ]);
    expect(clock.slept).toEqual([7_000, 7_000, 7_000]);
    expect(tokens.refreshToken).toBe('SECRET-refresh');
    expect(tokens.scopes).toEqual(['device.read', 'offline_access']);
    const [asked, polled] = server.requests;
    expect(asked?.path).toBe('/oauth/device');
    expect(Object.fromEntries(asked?.form ?? [])).toEqual({
      client_id: 'cli',
      scope: 'device.read offline_access',
    });
    expect(Object.fromEntries(polled?.form ?? [])).toEqual({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: 'cli',
      device_code: 'SECRET-device-code',
    });
  });

  test('polls every 5 seconds when the server names no interval', async () => {
    server.respondWith(withMembers({ interval: undefined }), { json: freshTokens() });
    await signIn();
    expect(clock.slept).toEqual([5_000]);
  });

  test('slows down for good, by 5 seconds each time', async () => {
    server.respondWith(
      authorization,
      refusal('slow_down'),
      refusal('slow_down'),
      refusal('authorization_pending'),
      { json: freshTokens() },
    );
    await signIn();
    expect(clock.slept).toEqual([7_000, 12_000, 17_000, 17_000]);
  });

  test('waits as long as Retry-After says, once', async () => {
    server.respondWith(
      authorization,
      { status: 429, headers: { 'retry-after': '40' } },
      refusal('authorization_pending'),
      { json: freshTokens() },
    );
    await signIn();
    expect(clock.slept).toEqual([7_000, 40_000, 12_000]);
  });

  test('polls on after faults that pass, less often', async () => {
    server.respondWith(
      authorization,
      { cut: true },
      { status: 502 },
      { status: 500 },
      { json: freshTokens() },
    );
    await signIn();
    expect(clock.slept).toEqual([7_000, 14_000, 28_000, 56_000]);
  });

  test('polls on after a poll that took too long', async () => {
    const responses = [
      () => Promise.resolve(Response.json(authorization.json)),
      (signal: AbortSignal) =>
        new Promise<never>((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reject(new Error('too long'));
          });
        }),
      () => Promise.resolve(Response.json(freshTokens())),
    ];
    const fetch: typeof globalThis.fetch = (_url, init) =>
      responses.shift()?.(init?.signal ?? AbortSignal.abort()) ?? Promise.reject(new Error('no more'));
    const oauth = createOAuthClient({ client: publicClient({ clientId: 'cli' }), clock, fetch, timeout: 20 });
    await oauth.requestTokens(deviceCode({ scopes: [], onUserCode: () => undefined }));
    expect(clock.slept).toEqual([7_000, 14_000]);
  });

  test('begins to poll when the code has been shown', async () => {
    const steps: string[] = [];
    server.respondWith(authorization, () => {
      steps.push('polled');
      return { json: freshTokens() };
    });
    const onUserCode = async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      steps.push('shown');
    };
    await signIn({ onUserCode });
    expect(steps).toEqual(['shown', 'polled']);
  });

  test.each([0, 0.001, -5, 'soon', null, [7]])(
    'polls no server without a pause: interval %j',
    async (interval) => {
      server.respondWith(withMembers({ interval }), refusal('authorization_pending'), {
        json: freshTokens(),
      });
      await signIn();
      const pause = typeof interval === 'number' && interval >= 0 ? 1_000 : 5_000;
      expect(clock.slept).toEqual([pause, pause]);
    },
  );

  test('polls less often while the server is down, at most once a minute', async () => {
    const down: TestResponse = { status: 502 };
    server.respondWith(withMembers({ interval: 0 }), ...Array.from({ length: 8 }, () => down), {
      json: freshTokens(),
    });
    await signIn();
    expect(clock.slept).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1_000));
  });

  test('keeps an interval that is longer than a minute while the server is down', async () => {
    server.respondWith(withMembers({ interval: 100 }), { status: 502 }, { json: freshTokens() });
    await signIn();
    expect(clock.slept).toEqual([100_000, 100_000]);
  });

  test('takes a refusal with status 200 for what it says', async () => {
    server.respondWith(
      authorization,
      { json: { error: 'authorization_pending' } },
      { json: { error: 'slow_down' } },
      { json: { error: 'access_denied', error_description: 'no' } },
    );
    expect(await failureOf(signIn())).toMatchObject({ code: 'access_denied', status: 200 });
    expect(clock.slept).toEqual([7_000, 7_000, 12_000]);
  });

  test('ends within a day, whatever the server says', async () => {
    const start = clock.now();
    let expiresAt = 0;
    server.respondWith(withMembers({ expires_in: 1e306, interval: 3600 }), refusal('authorization_pending'));
    const onUserCode = (prompt: { expiresAt: number }): void => void ({ expiresAt } = prompt);
    expect(await failureOf(signIn({ onUserCode }))).toMatchObject({ code: 'expired_token' });
    expect(expiresAt - start).toBe(86_400_000);
    expect(clock.slept).toHaveLength(23);
  });

  test('tells of its progress', async () => {
    const start = clock.now();
    server.respondWith(authorization, refusal('authorization_pending'), refusal('slow_down'), {
      json: freshTokens(),
    });
    const progress: unknown[] = [];
    await signIn({ onProgress: (event) => progress.push(event) });
    expect(progress).toEqual([
      { status: 'authorization_pending', nextPollIn: 7_000, expiresAt: start + 600_000 },
      { status: 'slow_down', nextPollIn: 12_000, expiresAt: start + 600_000 },
    ]);
  });

  test('ends when the code has run out', async () => {
    server.respondWith(withMembers({ expires_in: 20 }), refusal('authorization_pending'));
    expect(await failureOf(signIn())).toMatchObject({ code: 'expired_token' });
    expect(clock.slept).toEqual([7_000, 7_000]);
  });

  test.each(['access_denied', 'expired_token', 'invalid_grant', 'invalid_client'])(
    'ends when the server says %s',
    async (error) => {
      server.respondWith(authorization, refusal(error));
      expect(await failureOf(signIn())).toMatchObject({ code: error });
      expect(server.requests).toHaveLength(2);
    },
  );

  test('ends when its signal aborts', async () => {
    const controller = new AbortController();
    server.respondWith(authorization, refusal('authorization_pending'));
    const onProgress = (): void => {
      controller.abort(new Error('never mind'));
    };
    expect(await failureOf(signIn({ onProgress }, controller.signal))).toMatchObject({
      code: 'aborted',
      cause: { message: 'never mind' },
    });
    expect(server.requests).toHaveLength(2);
  });

  test('ends when the code cannot be shown', async () => {
    server.respondWith(authorization);
    const onUserCode = (): never => {
      throw new RangeError('no screen');
    };
    expect(await failureOf(signIn({ onUserCode }))).toMatchObject({ message: 'no screen' });
  });

  test.each(['device_code', 'user_code', 'verification_uri', 'expires_in'])(
    'names the member that the response lacks: %s',
    async (member) => {
      server.respondWith(withMembers({ [member]: null }));
      expect(await failureOf(signIn())).toMatchObject({
        code: 'unexpected_response',
        message: expect.stringContaining(member) as unknown,
      });
    },
  );

  test('authenticates a confidential client at both endpoints', async () => {
    server.respondWith(authorization, { json: freshTokens() });
    const secret = confidential({ clientId: 'web', clientSecret: 'SECRET-client' });
    const oauth = createOAuthClient({ client: secret, baseUrl: server.url, clock });
    await oauth.requestTokens(deviceCode({ scopes: [], onUserCode: () => undefined }));
    expect(server.requests.map(({ form }) => form.get('client_secret'))).toEqual([
      'SECRET-client',
      'SECRET-client',
    ]);
  });
});
