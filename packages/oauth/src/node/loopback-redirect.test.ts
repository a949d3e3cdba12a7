import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { publicClient } from '../server/client-kind.ts';
import { createOAuthClient, type OAuthClient } from '../client/oauth-client.ts';
import {
  freshTokens,
  startAuthorizationServer,
  type TestAuthorizationServer,
} from '../testing/authorization-server.ts';
import type { Tokens } from '../server/tokens.ts';
import { loopbackRedirect, type LoopbackRedirectOptions } from './loopback-redirect.ts';

let server: TestAuthorizationServer;
beforeEach(async () => {
  server = await startAuthorizationServer();
  server.respondWith({ json: freshTokens({ access_token: 'SECRET-access' }) });
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
    return await client().requestTokens(loopbackRedirect({ scopes: ['device.read'], ...options, onUrl }), {
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

  test.each([
    ['two forged states', '?state=a&state=b'],
    [
      'two forged states and all the rest twice',
      '?state=a&state=b&code=a&code=b&iss=a&iss=b&error=a&error=b',
    ],
    ['no state', '?code=a'],
    ['no state and a refusal', '?error=access_denied'],
    ['nothing', ''],
  ])('is not ended by a page that sends %s', async (_what, query) => {
    const statuses: number[] = [];
    const tokens = await signIn(async (url) => {
      const target = redirect(url);
      statuses.push((await fetch(new URL(query, `${target.origin}${target.pathname}`))).status);
      statuses.push((await fetch(target)).status);
    });
    expect(statuses).toEqual([400, 200]);
    expect(tokens.accessToken).toBe('SECRET-access');
    expect(server.requests).toHaveLength(1);
  });

  test('is not ended by two states of which one is right', async () => {
    const statuses: number[] = [];
    await signIn(async (url) => {
      const target = redirect(url);
      statuses.push((await fetch(`${target.href}&state=x`)).status);
      statuses.push((await fetch(target)).status);
    });
    expect(statuses).toEqual([400, 200]);
  });

  test('gives the tokens though the browser sends the callback twice at once, and a page to both', async () => {
    const pages: string[] = [];
    const tokens = await signIn(async (url) => {
      const target = redirect(url);
      const responses = await Promise.all([fetch(target), fetch(target), fetch(target)]);
      for (const response of responses) pages.push(await response.text());
    });
    expect(tokens.accessToken).toBe('SECRET-access');
    expect(pages).toHaveLength(3);
    for (const page of pages) expect(page).toContain('You are signed in');
    expect(server.requests).toHaveLength(1);
  });

  test('tells both callbacks when the server refuses the code', async () => {
    server.respondWith({ status: 400, json: { error: 'invalid_grant' } });
    const statuses: number[] = [];
    const browse = async (url: string): Promise<void> => {
      const target = redirect(url);
      const responses = await Promise.all([fetch(target), fetch(target)]);
      statuses.push(...responses.map(({ status }) => status));
    };
    expect(await failureOf(signIn(browse))).toMatchObject({ code: 'invalid_grant' });
    expect(statuses).toEqual([400, 400]);
    expect(server.requests).toHaveLength(1);
  });

  test('does not lose the tokens when the time is over while they are on their way', async () => {
    jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] });
    try {
      server.respondWith(() => {
        jest.advanceTimersByTime(300_000);
        return { json: freshTokens({ access_token: 'SECRET-access' }) };
      });
      const tokens = await signIn((url) => fetch(redirect(url)).then((response) => response.text()));
      expect(tokens.accessToken).toBe('SECRET-access');
    } finally {
      jest.useRealTimers();
    }
  });

  test('does not lose the tokens when the program that opens the browser fails after the callback', async () => {
    const asked = Promise.withResolvers<undefined>();
    const failed = Promise.withResolvers<undefined>();
    server.respondWith(async () => {
      asked.resolve(undefined);
      await failed.promise;
      return { json: freshTokens({ access_token: 'SECRET-access' }) };
    });
    let page: Promise<string> | undefined;
    const onUrl = async (url: string): Promise<never> => {
      page = fetch(redirect(url)).then((response) => response.text());
      await asked.promise;
      setTimeout(failed.resolve, 20);
      throw new RangeError('the browser was closed');
    };
    const tokens = await client().requestTokens(loopbackRedirect({ scopes: ['device.read'], onUrl }));
    expect(tokens.accessToken).toBe('SECRET-access');
    expect(await page).toContain('You are signed in');
  });

  test('responds to nothing but the callback', async () => {
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
    expect(await failureOf(signIn(browse))).toMatchObject({ code: 'access_denied' });
    expect(page).toContain('access_denied');
  });

  test('ends when its signal aborts', async () => {
    const controller = new AbortController();
    const browse = (): void => {
      controller.abort();
    };
    expect(await failureOf(signIn(browse, {}, controller.signal))).toMatchObject({ code: 'aborted' });
  });

  test('ends when the person takes too long', async () => {
    expect(await failureOf(signIn(() => undefined, { timeout: 20 }))).toMatchObject({ code: 'timeout' });
  });

  test('ends when the URL cannot be shown, and nothing of it fails later', async () => {
    const unhandled: unknown[] = [];
    const onUnhandled = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', onUnhandled);
    const browse = (): never => {
      throw new RangeError('no browser');
    };
    expect(await failureOf(signIn(browse, { timeout: 10 }))).toMatchObject({ message: 'no browser' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', onUnhandled);
    expect(unhandled).toEqual([]);
  });

  test('ends though the browser has opened a connection that it does not use', async () => {
    const ahead: Socket[] = [];
    await signIn(async (url) => {
      const target = redirect(url);
      const socket = connect(Number(target.port), target.hostname);
      ahead.push(socket);
      await once(socket, 'connect');
      await (await fetch(target)).text();
    });
    for (const socket of ahead) if (!socket.closed) await once(socket.resume(), 'close');
    expect(ahead).toHaveLength(1);
  });

  test('takes the tokens also when the browser is gone before they are here', async () => {
    const asked = Promise.withResolvers<undefined>();
    const left = Promise.withResolvers<undefined>();
    server.respondWith(async () => {
      asked.resolve(undefined);
      await left.promise;
      return { json: freshTokens({ access_token: 'SECRET-access' }) };
    });
    const browse = async (url: string): Promise<void> => {
      const { port, hostname, pathname, search } = redirect(url);
      const socket = connect(Number(port), hostname);
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\n\r\n`);
      await asked.promise;
      socket.destroy();
      await once(socket, 'close');
      // The listener learns of it in one of the next turns of the event loop.
      await new Promise((resolve) => setTimeout(resolve, 50));
      left.resolve(undefined);
    };
    expect((await signIn(browse)).accessToken).toBe('SECRET-access');
  });

  test('says which port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await failureOf(signIn(() => undefined, { port }))).toMatchObject({
      code: 'invalid_request',
      message: `The redirect listener cannot listen on port ${port}: EADDRINUSE.`,
    });
    await new Promise((resolve) => other.close(resolve));
  });
});
