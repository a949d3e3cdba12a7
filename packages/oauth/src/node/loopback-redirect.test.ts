import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publicClient } from '../client-kind.ts';
import { createOAuthClient, type OAuthClient } from '../oauth-client.ts';
import {
  freshTokens,
  startAuthorizationServer,
  type TestAuthorizationServer,
} from '../testing/authorization-server.ts';
import { failure } from '../testing/failure.ts';
import type { Tokens } from '../tokens.ts';
import { loopbackRedirect, type LoopbackRedirectOptions } from './loopback-redirect.ts';

let server: TestAuthorizationServer;
beforeEach(async () => {
  server = await startAuthorizationServer();
  server.answerWith({ json: freshTokens({ access_token: 'SECRET-access' }) });
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const client = (): OAuthClient =>
  createOAuthClient({ client: publicClient({ clientId: 'cli' }), baseUrl: server.url });

/** Signs in with a browser that does this with the authorization URL; waits for both. */
async function signIn(
  browse: (url: string) => unknown,
  options: Partial<LoopbackRedirectOptions> = {},
  signal?: AbortSignal,
): Promise<Tokens> {
  let browsing: unknown;
  const onUrl = (url: string): unknown => (browsing = browse(url));
  try {
    return await client().obtain(loopbackRedirect({ scopes: ['device.read'], ...options, onUrl }), {
      signal,
    });
  } finally {
    await browsing;
  }
}

/** The redirect URI of an authorization URL, with the parameters that a server adds. */
function redirect(url: string, parameters: Record<string, string> = {}): URL {
  const { searchParams } = new URL(url);
  const target = new URL(searchParams.get('redirect_uri') ?? '');
  const all = { code: 'SECRET-code', state: searchParams.get('state') ?? '', ...parameters };
  for (const [name, value] of Object.entries(all)) target.searchParams.set(name, value);
  return target;
}

describe('the loopback redirect', () => {
  test('listens on a free port of 127.0.0.1, takes the callback and stops listening', async () => {
    let target = new URL('http://127.0.0.1');
    let page = '';
    const tokens = await signIn(async (url) => {
      target = redirect(url);
      const response = await fetch(target);
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      page = await response.text();
    });
    expect(tokens.accessToken).toBe('SECRET-access');
    expect(target.hostname).toBe('127.0.0.1');
    expect(target.pathname).toBe('/callback');
    expect(page).toContain('You are signed in');
    expect(page).not.toContain('SECRET');
    expect(server.requests[0]?.form.get('redirect_uri')).toBe(`${target.origin}/callback`);
    await expect(fetch(target)).rejects.toThrow('fetch failed');
  });

  test('refuses a callback of another state, and goes on waiting for the right one', async () => {
    const statuses: number[] = [];
    await signIn(async (url) => {
      for (const parameters of [{ state: 'forged' }, {}]) {
        statuses.push((await fetch(redirect(url, parameters))).status);
      }
    });
    expect(statuses).toEqual([400, 200]);
  });

  test('answers nothing but the callback', async () => {
    const statuses: number[] = [];
    const browse = async (url: string): Promise<void> => {
      const target = redirect(url);
      statuses.push((await fetch(new URL('/favicon.ico', target))).status);
      statuses.push((await fetch(target, { method: 'POST' })).status);
      statuses.push((await fetch(target)).status);
    };
    await signIn(browse, { path: '/signed-in' });
    expect(statuses).toEqual([404, 404, 200]);
  });

  test('tells person and program when the person has said no', async () => {
    let page = '';
    const browse = async (url: string): Promise<void> => {
      const target = redirect(url, { error: 'access_denied' });
      target.searchParams.delete('code');
      page = await (await fetch(target)).text();
    };
    expect(await failure(signIn(browse))).toMatchObject({ code: 'access_denied' });
    expect(page).toContain('access_denied');
  });

  test('ends when its signal aborts', async () => {
    const controller = new AbortController();
    const browse = (): void => {
      controller.abort();
    };
    expect(await failure(signIn(browse, {}, controller.signal))).toMatchObject({ code: 'aborted' });
  });

  test('ends when the person takes too long', async () => {
    expect(await failure(signIn(() => undefined, { timeout: 20 }))).toMatchObject({ code: 'timeout' });
  });

  test('ends when the URL cannot be shown', async () => {
    const browse = (): never => {
      throw new RangeError('no browser');
    };
    expect(await failure(signIn(browse))).toMatchObject({ message: 'no browser' });
  });

  test('says which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await failure(signIn(() => undefined, { port }))).toMatchObject({
      code: 'invalid_request',
      message: `The redirect listener cannot listen on port ${port}: EADDRINUSE.`,
    });
    await new Promise((resolve) => other.close(resolve));
  });
});
