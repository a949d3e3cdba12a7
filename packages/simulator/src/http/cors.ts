import type { IncomingMessage } from 'node:http';
import { isLoopbackOrigin } from './loopback.ts';

/** What a page may read of a response beside its content type. */
export const EXPOSED_HEADERS: readonly string[] = ['date', 'cf-ray', 'retry-after'];

/** What lets a page of this machine read a response; nothing for others. */
export function corsHeaders({ headers: { origin } }: IncomingMessage): Readonly<Record<string, string>> {
  return origin === undefined || !isLoopbackOrigin(origin)
    ? {}
    : {
        'access-control-allow-origin': origin,
        'access-control-expose-headers': EXPOSED_HEADERS.join(','),
        vary: 'Origin',
      };
}

/** Whether a browser asks whether its page may send a request, before it does (Fetch, CORS-preflight). */
export function isPreflight({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}
