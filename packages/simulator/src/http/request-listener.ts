import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { Faults } from '../faults/faults.ts';
import { deriveSeed, uniform } from '../random/seeded.ts';
import { problemDetails } from './http-problem.ts';
import { respondWithFault } from './fault-response.ts';
import type { ExchangeLog } from './exchange-log.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import type { ServesHost } from './loopback.ts';

/** Responds to a request; the promise resolves when the response has been handed over. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What stands before the handlers of the simulator, and these. */
export interface ListenerOptions {
  readonly seed: number;
  readonly clock: SimulatedClock;
  readonly faults: Faults;
  readonly servesHost: ServesHost;
  /** The simulator's own page and its API, which no fault hits. */
  readonly control: RequestHandler;
  readonly isControlPath: (pathname: string) => boolean;
  readonly exchanges: ExchangeLog;
  readonly rest: RequestHandler;
  readonly oauth: RequestHandler;
  /** Whether a path is OAuth's; all others are REST's. */
  readonly isOAuthPath: (pathname: string) => boolean;
  /** Ends waits that are under way. */
  readonly signal: AbortSignal;
}

/** Takes every request first: the headers of the platform's front, whom it is for, faults, then REST or OAuth. */
export function requestListener({
  seed,
  clock,
  faults,
  servesHost,
  control,
  isControlPath,
  exchanges,
  rest,
  oauth,
  isOAuthPath,
  signal,
}: ListenerOptions): RequestListener {
  const raySeed = deriveSeed(seed, 'cf-ray');
  let count = 0;

  async function listen(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.url = platformPath(request.url ?? '/');
    response.setHeader('date', clock.now().toUTCString());
    const trace = ray(raySeed, count++);
    response.setHeader('cf-ray', trace);
    // One without the header is of HTTP/1.0, and so of no browser.
    const { host } = request.headers;
    if (host !== undefined && !servesHost(host)) {
      response
        .writeHead(421, { 'content-type': 'application/problem+json; charset=utf-8' })
        .end(
          problemDetails(
            421,
            'The simulator is localhost; to be another host, it has to listen on it.',
            trace,
          ),
        );
      return;
    }
    const { pathname } = new URL(request.url, 'http://simulator');
    if (isControlPath(pathname)) return control(request, response);
    note(request, response, pathname);
    const handle = isOAuthPath(pathname) ? oauth : rest;
    if (isPreflight(request)) return handle(request, response);
    const { latency, failure } = faults.fateOf(request.method ?? 'GET', pathname);
    if (latency > 0) await wait(latency, undefined, { signal });
    if (failure === undefined) return handle(request, response);
    response.setHeaders(new Headers(corsHeaders(request)));
    respondWithFault(response, failure);
  }

  function note({ method = 'GET' }: IncomingMessage, response: ServerResponse, target: string): void {
    const at = clock.now().toISOString();
    const start = performance.now();
    response.once('close', () => {
      const status = response.writableFinished ? response.statusCode : undefined;
      const milliseconds = performance.now() - start;
      exchanges.add({ kind: 'request', at, method, target, status, milliseconds });
    });
  }

  return (request, response) => {
    listen(request, response).catch(() => {
      response.destroy();
    });
  };
}

/**
 * Older material has the API under `/api`, and its OAuth endpoints with a slash at the end. Slashes at the beginning are
 * one: two would begin a host.
 */
function platformPath(url: string): string {
  const target = url.replace(/^\/{2,}/, '/').replace(/^\/api(?=\/|$)/i, '') || '/';
  if (!/^\/oauth\//i.test(target)) return target;
  const query = target.indexOf('?');
  const path = query < 0 ? target : target.slice(0, query);
  // By hand: a pattern would go through a long row of slashes again from each of them.
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end) + target.slice(path.length);
}

/** The form of Cloudflare's request ids: 16 hex digits and the data centre. */
function ray(seed: number, index: number): string {
  const digits = (part: number): string =>
    Math.floor(uniform(seed, 2 * index + part) * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return `${digits(0)}${digits(1)}-ZRH`;
}
