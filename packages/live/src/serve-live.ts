/// <reference lib="esnext.disposable" preserve="true" />
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type ReadingSource, inUnit, tableUnit, timeZoneOf } from '@smart-me/readings';
import { accessOf, isThisMachine } from './access.ts';
import { EventLog } from './event-log.ts';
import { liveRoutes } from './live-routes.ts';
import { type ServedPage, servedPage, signInPage } from './served-page.ts';

/** What a live page shows, and where. */
export interface LiveOptions {
  /** Where readings come from: a store, `accountSource`, a bus. It stays yours to close. */
  readonly source: ReadingSource;
  /** 0, the default, takes any free port. */
  readonly port?: number | undefined;
  /** The address to listen on; this machine alone by default. `0.0.0.0` and `::` open it to the network, and need a token. */
  readonly host?: string | undefined;
  /** Who knows it sees the page: at least 16 characters. Asked for by a form, and kept in a cookie; never in a URL. */
  readonly token?: string | undefined;
  /** Names by which others reach the page, such as `meter.example`; addresses need not be listed. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Names of the devices, by id. Without one a device goes by the start of its id. */
  readonly names?: ReadonlyMap<string, string> | undefined;
  /** Whose midnight the day begins at; of this machine unless told otherwise. */
  readonly timeZone?: string | undefined;
  /** The time by which ages are told, in milliseconds since 1970; the clock of this machine unless told otherwise. */
  readonly now?: (() => number) | undefined;
  /** Told what went wrong while the page goes on: readings that could not be read, a source that ended. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** A live page that is served. */
export interface LiveServer extends AsyncDisposable {
  /** Where it is, such as `http://127.0.0.1:8474/`. */
  readonly url: string;
  /** Cuts all lines and frees the port. Can be called again. */
  close(): Promise<void>;
}

/** After a source has failed it is asked again, in milliseconds. */
const RESTART_DELAY = 1_000;
const MIN_TOKEN_LENGTH = 16;

/**
 * Serves one page with the readings of now and today: a tile for each device, the last hour by the second, the phases, the
 * day's load profile with its peak and gaps, and today beside yesterday. Everything is inside the page; nothing is loaded from
 * elsewhere.
 *
 * @throws RangeError when there is no such time zone, the token is too short, or there is none for a host that others reach;
 *   an error of the system when the port cannot be had (`EADDRINUSE`).
 * @example
 * const store = await openStore({ path: 'smart-me.db' });
 * const live = await serveLive({ source: store, port: 8474 });
 * console.log(live.url);
 */
export async function serveLive(options: LiveOptions): Promise<LiveServer> {
  const { source, port = 0, host = '127.0.0.1', token, allowedHosts = [], now = Date.now } = options;
  const { timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone, onError } = options;
  timeZoneOf(timeZone);
  if (token !== undefined && token.length < MIN_TOKEN_LENGTH)
    throw new RangeError(`A token has at least ${MIN_TOKEN_LENGTH} characters: others may try to guess it.`);
  if (token === undefined && !isThisMachine(host))
    throw new RangeError(`Others than this machine reach ${host}: give a token, or listen on 127.0.0.1.`);

  const access = accessOf({ host, token, allowedHosts });
  const closing = new AbortController();
  const { signal } = closing;
  const events = new EventLog(now);
  const routes = liveRoutes({ source, events, names: options.names ?? new Map(), timeZone, now, signal });
  const server = createServer({ headersTimeout: 10_000, connectionsCheckingInterval: 2_000 });
  server.maxConnections = 500;

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = access.refusalOf(request);
    if (refusal !== undefined) {
      sendText(response, refusal.status, refusal.reason);
      return;
    }
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://live');
    if (pathname === '/sign-in' && request.method === 'POST') {
      const cookie = access.signIn(await formToken(request));
      if (cookie === undefined) sendPage(request, response, signInPage(true), 403);
      else
        response.writeHead(303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' }).end();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      sendText(response, 405, 'The live page is only there to be read.');
      return;
    }
    if (!access.isSignedIn(request)) {
      if (pathname === '/') sendPage(request, response, signInPage(false), 401);
      else sendText(response, 401, 'Sign in at / first.');
      return;
    }
    if (pathname === '/') {
      sendPage(request, response, servedPage(), 200);
      return;
    }
    const route = routes[pathname];
    if (route === undefined) sendText(response, 404, 'There is nothing here.');
    else await route(searchParams, response, request);
  };

  server.on('request', (request, response) => {
    respond(request, response).catch((error: unknown) => {
      if (signal.aborted) {
        response.destroy();
        return;
      }
      onError?.(error);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'The readings could not be read.');
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const following = follow(source, events, signal, onError);

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    closing.abort();
    events.close();
    server.close();
    server.closeAllConnections();
    await following;
  };
  const dispose = (): Promise<void> => (closed ??= close());
  return { url: urlOf(server.address() as AddressInfo), close: dispose, [Symbol.asyncDispose]: dispose };
}

/** Hands on what the source brings. A source that fails or ends is asked again, and the pages are told to read everything anew. */
async function follow(
  source: ReadingSource,
  events: EventLog,
  signal: AbortSignal,
  onError: ((error: unknown) => void) | undefined,
): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    try {
      for await (const { deviceId, timestamp, values } of source.subscribe({ signal })) {
        events.add({
          id: deviceId,
          at: timestamp.epochMilliseconds,
          values: values.map((measured) => {
            const unit = tableUnit(measured.obis) || measured.unit;
            return [measured.obis.toString(), inUnit(measured, unit), unit];
          }),
        });
      }
    } catch (error) {
      if (isOver()) return;
      onError?.(error);
    }
    await delay(RESTART_DELAY, undefined, { signal }).catch(() => undefined);
    if (!isOver()) events.reset();
  }
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(`${text}\n`);
}

function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: ServedPage,
  status: number,
): void {
  const isGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  response
    .writeHead(status, {
      ...page.headers,
      ...(isGzip && { 'content-encoding': 'gzip' }),
      vary: 'accept-encoding',
    })
    .end(request.method === 'HEAD' ? undefined : isGzip ? page.gzipped : page.text);
}

/** A form with one field; more is no form of ours. */
async function formToken(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1');
    if (text.length > 4096) return '';
  }
  return new URLSearchParams(text).get('token') ?? '';
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}
