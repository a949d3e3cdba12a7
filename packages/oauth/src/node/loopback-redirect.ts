import type { Scope } from '@smart-me/api-core';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { untilAborted } from '../options/clock.ts';
import { OAuthError } from '../error/oauth-error.ts';
import { authorizationCode } from '../grants/authorization-code.ts';
import { isOfSignIn, stateMismatch } from '../grants/authorization-response.ts';
import type { Grant } from '../grants/grant.ts';
import type { PendingAuthorization } from '../grants/pending-authorization.ts';
import {
  assertOption,
  checkedFunction,
  checkedMilliseconds,
  checkedScopes,
  given,
} from '../options/checked-options.ts';
import type { Tokens } from '../server/tokens.ts';
import { resultPage } from './result-page.ts';

/** Options of {@link loopbackRedirect}. */
export interface LoopbackRedirectOptions {
  /** With `offline_access` the tokens have a refresh token. */
  readonly scopes: readonly Scope[];
  /** Opens the person's browser at this URL, or shows it. */
  readonly onUrl: (url: string) => unknown;
  /** Default: one that is free. RFC 8252 §7.3 wants servers to take any port of a loopback redirect URI. */
  readonly port?: number;
  /** Path of the redirect URI. Default `/callback`. */
  readonly path?: string;
  /** PKCE with S256 (RFC 7636). Default true. */
  readonly pkce?: boolean;
  /** Further parameters of the authorization request, such as `prompt` or `login_hint`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Milliseconds that the person has. Default 300,000. */
  readonly timeout?: number;
}

/**
 * The authorization code grant for a command line or a desktop program (RFC 8252 §7.3): the browser comes back to a
 * listener on 127.0.0.1 that lives for this one sign-in. A callback with a wrong `state` is refused, and the right one
 * still awaited; should the browser send that twice, both get the page of the one sign-in.
 *
 * @throws {OAuthError} `invalid_request` for an option that cannot be
 * @example
 * const tokens = await oauth.requestTokens(
 *   loopbackRedirect({ scopes: ['device.read', 'offline_access'], onUrl: (url) => console.log(`Open ${url}`) }),
 * );
 */
export function loopbackRedirect(options: LoopbackRedirectOptions): Grant {
  const {
    port = 0,
    path = '/callback',
    timeout = 300_000,
    scopes,
    onUrl,
    ...request
  } = given('the options', options);
  const checked = { scopes: checkedScopes(scopes), onUrl: checkedFunction('onUrl', onUrl) };
  checkedMilliseconds('timeout', timeout);
  assertOption(Number.isInteger(port) && port >= 0 && port < 65_536, 'port is no port.');
  assertOption(
    URL.parse(path, ORIGIN)?.pathname === path,
    'path is no path of a URL.',
    'Begin it with a slash.',
  );
  return {
    grantType: 'authorization_code',
    requestTokens: async (endpoint, { signal }) => {
      const { begin, complete } = authorizationCode(endpoint);
      const server = createServer();
      await listening(server, port);
      try {
        const redirectUri = `${ORIGIN}:${portOf(server)}${path}`;
        const { url, pending } = await begin({ ...request, redirectUri, scopes: checked.scopes }, signal);
        const callback = awaitCallback(server, {
          path,
          timeout,
          pending,
          complete: (target) => complete(target, pending, signal),
        });
        // Should `onUrl` throw at once, nobody would take note of how the sign-in ends later.
        const shown = Promise.resolve().then(() => checked.onUrl(url));
        shown.catch(callback.fail);
        return await untilAborted(callback.tokens, signal).finally(callback.stop);
      } finally {
        server.close();
        // All: the page has been sent, and a connection that a browser opened in advance would keep the program alive.
        server.closeAllConnections();
      }
    },
  };
}

const ORIGIN = 'http://127.0.0.1';

/** How to wait for a callback. */
interface CallbackOptions {
  readonly path: string;
  readonly timeout: number;
  readonly pending: PendingAuthorization;
  readonly complete: (callback: string) => Promise<Tokens>;
}

/** A callback that is waited for. */
interface CallbackWait {
  readonly tokens: Promise<Tokens>;
  /** Ends the wait, unless the callback has come. */
  readonly fail: (error: unknown) => void;
  /** Ends the time limit. */
  readonly stop: () => void;
}

/** Waits for the callback, and shows the person how it ended before the program goes on. */
function awaitCallback(server: Server, { path, timeout, pending, complete }: CallbackOptions): CallbackWait {
  const { promise, resolve, reject } = Promise.withResolvers<Tokens>();
  let completing: Promise<Tokens> | undefined;
  /** The pages of the sign-in that are on their way. */
  const pages: Promise<unknown>[] = [];

  const show = (outgoing: ServerResponse, error: unknown): void => {
    const { status, headers, body } = resultPage(error);
    outgoing.writeHead(status, headers).end(body);
  };

  const take = async (target: URL, outgoing: ServerResponse): Promise<void> => {
    // Any page that the person has open could send a callback of another state: it must not end the sign-in.
    if (!isOfSignIn(target.searchParams, pending)) {
      show(outgoing, stateMismatch(target.searchParams));
      return;
    }
    // From now on: the browser can be gone before the tokens are here.
    pages.push(once(outgoing, 'close').catch(() => undefined));
    completing ??= complete(target.href);
    const [outcome] = await Promise.allSettled([completing]);
    show(outgoing, outcome.status === 'rejected' ? outcome.reason : undefined);
    await Promise.all(pages);
    if (outcome.status === 'fulfilled') resolve(outcome.value);
    else reject(outcome.reason);
  };

  server.on('request', ({ url = '/', method }, outgoing) => {
    const target = URL.parse(url, ORIGIN);
    if (method === 'GET' && target?.pathname === path) void take(target, outgoing);
    else outgoing.writeHead(404, { connection: 'close' }).end();
  });

  const limit = setTimeout(() => {
    fail(new OAuthError('The person did not sign in in time.', { code: 'timeout' }));
  }, timeout);
  /** Once the callback is here, only what comes of it counts. */
  const fail = (error: unknown): void => {
    if (completing === undefined) reject(error);
  };
  return {
    tokens: promise,
    fail,
    stop: () => {
      clearTimeout(limit);
    },
  };
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new OAuthError(`The redirect listener cannot listen on port ${port}: ${error.code ?? 'unknown'}.`, {
          code: 'invalid_request',
          hint: 'Give another port, or none to take one that is free.',
        }),
      );
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
