import type { Scope } from '@smart-me/api-core';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { untilAborted } from '../error/aborted.ts';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';
import { authorizationCode } from '../grants/authorization-code.ts';
import type { Grant } from '../grants/grant.ts';
import type { Tokens } from '../tokens.ts';
import { resultPage } from './result-page.ts';

/** Options of {@link loopbackRedirect}. */
export interface LoopbackRedirectOptions {
  /** With `offline_access` the answer has a refresh token. */
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
 * still awaited.
 *
 * @example
 * const tokens = await oauth.obtain(
 *   loopbackRedirect({ scopes: ['device.read', 'offline_access'], onUrl: (url) => console.log(`Open ${url}`) }),
 * );
 */
export function loopbackRedirect({
  scopes,
  onUrl,
  port = 0,
  path = '/callback',
  timeout = 300_000,
  ...request
}: LoopbackRedirectOptions): Grant {
  return {
    grantType: 'authorization_code',
    obtain: async (endpoint, { signal }) => {
      const { begin, complete } = authorizationCode(endpoint);
      const server = createServer();
      await listening(server, port);
      try {
        const redirectUri = `http://127.0.0.1:${portOf(server)}${path}`;
        const { url, pending } = await begin({ ...request, redirectUri, scopes }, signal);
        const answered = answer(server, {
          path,
          signal,
          timeout,
          complete: (callback) => complete(callback, pending, signal),
        });
        // Should `onUrl` throw at once, nobody would take note of how the sign-in ends later.
        const shown = Promise.resolve().then(() => onUrl(url));
        await Promise.race([shown, answered]);
        return await answered;
      } finally {
        server.close();
        // All: the page has been sent, and a connection that a browser opened in advance would keep the program alive.
        server.closeAllConnections();
      }
    },
  };
}

interface Awaited {
  readonly path: string;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly complete: (callback: string) => Promise<Tokens>;
}

/** Waits for the callback, and shows the person how it ended before the program goes on. */
function answer(server: Server, { path, signal, timeout, complete }: Awaited): Promise<Tokens> {
  const { promise, resolve, reject } = Promise.withResolvers<Tokens>();

  const take = async (callback: string, outgoing: ServerResponse): Promise<void> => {
    // From now on: the browser can be gone before the tokens are here.
    const closed = once(outgoing, 'close');
    const [outcome] = await Promise.allSettled([complete(callback)]);
    const error: unknown = outcome.status === 'rejected' ? outcome.reason : undefined;
    const { status, headers, body } = resultPage(error);
    outgoing.writeHead(status, headers).end(body);
    await closed;
    if (outcome.status === 'fulfilled') resolve(outcome.value);
    // Any page that the person has open could send a callback of another state: it must not end the sign-in.
    else if (!isOAuthError(error, 'state_mismatch')) reject(error);
  };

  server.on('request', ({ url = '/', method }, outgoing) => {
    const isCallback = method === 'GET' && URL.parse(url, 'http://127.0.0.1')?.pathname === path;
    if (isCallback) void take(url, outgoing);
    else outgoing.writeHead(404, { connection: 'close' }).end();
  });

  const limit = AbortSignal.timeout(timeout);
  limit.addEventListener('abort', () => {
    reject(new OAuthError('The person did not sign in in time.', { code: 'timeout' }));
  });
  return untilAborted(promise, signal);
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
