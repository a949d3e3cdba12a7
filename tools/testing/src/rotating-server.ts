import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { listenOnLoopback, type LoopbackServer } from './loopback.ts';

/** What a run against the server came to. */
export interface Rotations {
  /** Access tokens that ended. */
  expiries: number;
  /** Refresh tokens that were exchanged. */
  refreshes: number;
  /** Exchanges of a refresh token whose successor nobody has used: its owner died before it could store it. */
  reissues: number;
  /** Refresh tokens that nobody should have any more, or before their access token had ended. */
  faults: string[];
}

/** An API and its authorization server with rotation, as strict as can be. */
export interface RotatingServer extends LoopbackServer {
  readonly rotations: Rotations;
  /** The tokens to begin with. */
  readonly first: { readonly access_token: string; readonly refresh_token: string };
}

/**
 * Access tokens end after this many calls, and after this many ends the API responds with 410: enough. A refresh token is good
 * once; only while the access token that it was exchanged for has not been used may it be exchanged again. Pages may call from
 * anywhere.
 */
export async function startRotatingServer({
  callsPerToken,
  expiries,
}: {
  readonly callsPerToken: number;
  readonly expiries: number;
}): Promise<RotatingServer> {
  const rotations: Rotations = { expiries: 0, refreshes: 0, reissues: 0, faults: [] };
  const issue = (): RotatingServer['first'] => ({ access_token: randomUUID(), refresh_token: randomUUID() });
  const first = issue();
  let current = first;
  let predecessor = '';
  let calls = 0;

  const api = (authorization: string | undefined): number => {
    if (rotations.expiries >= expiries && calls >= callsPerToken) return 410;
    if (authorization !== `Bearer ${current.access_token}` || calls >= callsPerToken) return 401;
    calls += 1;
    if (calls === callsPerToken) rotations.expiries += 1;
    return 200;
  };

  const token = (refreshToken: string | null): object | undefined => {
    const isReissue = refreshToken === predecessor && calls === 0;
    if (refreshToken !== current.refresh_token && !isReissue) {
      rotations.faults.push('a refresh token that has been used up');
      return undefined;
    }
    if (!isReissue && calls < callsPerToken) rotations.faults.push('a refresh before the end');
    rotations.refreshes += 1;
    if (isReissue) rotations.reissues += 1;
    else predecessor = current.refresh_token;
    current = issue();
    calls = 0;
    return { ...current, token_type: 'bearer', expires_in: 3600 };
  };

  const server = await listenOnLoopback((request, response) => {
    void (async () => {
      const body = await text(request);
      response.setHeader('access-control-allow-origin', '*');
      if (request.method === 'OPTIONS') {
        response.setHeader('access-control-allow-headers', 'authorization, content-type');
        response.writeHead(204, { 'access-control-max-age': '600' }).end();
      } else if (request.url === '/oauth/token') {
        const issued = token(new URLSearchParams(body).get('refresh_token'));
        response.writeHead(issued === undefined ? 400 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(issued ?? { error: 'invalid_grant' }));
      } else {
        response.writeHead(api(request.headers.authorization)).end();
      }
    })();
  });
  return { ...server, rotations, first };
}
