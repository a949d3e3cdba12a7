import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An API and its authorization server: a refresh token is good once, and only when its access token has ended. */
export interface RotatingServer extends AsyncDisposable {
  readonly url: string;
  /** The tokens to begin with. */
  readonly first: IssuedTokens;
  /** Access tokens that ended. */
  readonly expiries: number;
  /** Refresh tokens that were exchanged. */
  readonly refreshes: number;
  /** Refresh tokens that nobody should have sent. */
  readonly faults: readonly string[];
}

interface IssuedTokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly token_type: 'bearer';
}

/** Access tokens end after this many calls; after this many ends the API responds with 204: enough. Pages may call from anywhere. */
export async function startRotatingServer({
  callsPerToken,
  expiries,
}: {
  readonly callsPerToken: number;
  readonly expiries: number;
}): Promise<RotatingServer> {
  const issue = (): IssuedTokens => ({
    access_token: randomUUID(),
    refresh_token: randomUUID(),
    token_type: 'bearer',
  });
  const first = issue();
  const faults: string[] = [];
  const count = { expiries: 0, refreshes: 0 };
  let current = first;
  let calls = 0;

  const api = (authorization: string | undefined): number => {
    if (count.expiries === expiries) return 204;
    if (authorization !== `Bearer ${current.access_token}` || calls === callsPerToken) return 401;
    calls += 1;
    if (calls === callsPerToken) count.expiries += 1;
    return 200;
  };

  const refresh = (refreshToken: string | null): IssuedTokens | undefined => {
    if (refreshToken !== current.refresh_token) faults.push('a refresh token that has been used up');
    else if (calls < callsPerToken) faults.push('a refresh before the end');
    else {
      count.refreshes += 1;
      calls = 0;
      return (current = issue());
    }
    return undefined;
  };

  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request);
      response.setHeader('access-control-allow-origin', '*');
      if (request.method === 'OPTIONS') {
        response.setHeader('access-control-allow-headers', 'authorization, content-type');
        response.writeHead(204, { 'access-control-max-age': '600' }).end();
      } else if (request.url === '/oauth/token') {
        const tokens = refresh(new URLSearchParams(body).get('refresh_token'));
        response.writeHead(tokens === undefined ? 400 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(tokens ?? { error: 'invalid_grant' }));
      } else {
        response.writeHead(api(request.headers.authorization)).end();
      }
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    first,
    faults,
    get expiries() {
      return count.expiries;
    },
    get refreshes() {
      return count.refreshes;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
