import type { IncomingMessage } from 'node:http';
import { describeObis } from '@smart-me/obis/describe';
import { inUnit, tableUnit } from '@smart-me/readings';
import type { SimulatedClock } from '../clock/simulated-clock.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import type { Faults } from '../faults/faults.ts';
import type { ExchangeLog } from '../http/exchange-log.ts';
import { HttpProblem, problemDetails } from '../http/http-problem.ts';
import { isOriginOf, isThisMachine } from '../http/loopback.ts';
import type { RequestHandler } from '../http/request-listener.ts';
import type { SimulatorCredentials } from '../state/simulator-credentials.ts';
import type { SimulatorState } from '../state/simulator-state.ts';
import { CONTROL_PAGE, CONTROL_PAGE_HEADERS } from './control-page.ts';
import { parseFault } from './parse-fault.ts';

/** What the page and its API show and change. */
export interface ControlOptions {
  readonly url: string;
  readonly clock: SimulatedClock;
  readonly faults: Faults;
  readonly state: SimulatorState;
  readonly credentials: SimulatorCredentials;
  readonly exchanges: ExchangeLog;
}

/** A fault or a time is a few words. */
const MAX_BODY_BYTES = 64 * 1024;
/** Number of devices of a street that a page shows. */
const MAX_DEVICES = 100;
/** A year: more would run through billions of deliveries. */
const MAX_ADVANCE = 366 * 24 * 3_600_000;

const ROOT = '/_simulator';

/** Whether a path is that of the simulator's own page or its API. */
export function isControlPath(pathname: string): boolean {
  return pathname === '/' || pathname === ROOT || pathname.startsWith(`${ROOT}/`);
}

/**
 * The simulator's page at `/` and its JSON API below `/_simulator`: state, faults, clock. Only for programs and pages of this
 * machine: a foreign host, another origin and another machine are refused.
 */
export function controlHandler(options: ControlOptions): RequestHandler {
  const routes: Readonly<Record<string, (body: unknown) => unknown>> = {
    'GET /_simulator/state': () => shownState(options),
    'GET /_simulator/signed': () => shownSigned(options),
    'GET /_simulator/faults': () => options.faults.list(),
    'POST /_simulator/faults': (body) => options.faults.enter(parseFault(body)),
    'DELETE /_simulator/faults': () => {
      options.faults.clear();
    },
    'GET /_simulator/clock': () => shownClock(options.clock),
    'POST /_simulator/clock': (body) => changeClock(options.clock, body),
  };

  async function respond(request: IncomingMessage): Promise<unknown> {
    const { pathname } = new URL(request.url ?? '/', 'http://simulator');
    const method = request.method ?? 'GET';
    const [, id] = /^\/_simulator\/faults\/(\d{1,9})$/.exec(pathname) ?? [];
    if (id !== undefined && method === 'DELETE') {
      if (!options.faults.remove(Number(id))) throw new HttpProblem(404, 'There is no such fault.');
      return undefined;
    }
    const route = routes[`${method} ${pathname}`];
    if (route === undefined) {
      const isKnown = Object.keys(routes).some((name) => name.endsWith(` ${pathname}`));
      throw new HttpProblem(isKnown ? 405 : 404, 'There is no such resource of the simulator.');
    }
    return route(method === 'POST' ? await readJson(request) : undefined);
  }

  return async (request, response) => {
    try {
      assertOwn(request);
      if (request.url?.split('?')[0] === '/') {
        if (request.method !== 'GET') throw new HttpProblem(405, 'The page is only there to be read.');
        response.writeHead(200, CONTROL_PAGE_HEADERS).end(CONTROL_PAGE);
        return;
      }
      const result = await respond(request);
      if (result === undefined) response.writeHead(204, API_HEADERS).end();
      else response.writeHead(200, API_HEADERS).end(JSON.stringify(result, exact));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      const trace = String(response.getHeader('cf-ray'));
      response
        .writeHead(error.status, {
          ...API_HEADERS,
          'content-type': 'application/problem+json; charset=utf-8',
        })
        .end(problemDetails(error.status, error.message, trace));
    }
  };
}

const API_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** Serial numbers beyond 2^53 as text. */
function exact(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function assertOwn({ headers, socket }: IncomingMessage): void {
  const host = headers.host ?? '';
  if (!isThisMachine(host) || !isThisMachine(ofIPv4(socket.remoteAddress ?? '')))
    throw new HttpProblem(421, 'The page of the simulator is only for the machine that it runs on.');
  const { origin } = headers;
  const site = headers['sec-fetch-site'] ?? 'none';
  if ((origin !== undefined && !isOriginOf(origin, host)) || !['same-origin', 'none'].includes(site))
    throw new HttpProblem(403, 'Only pages of the simulator itself may do that.');
}

/** `::ffff:127.0.0.1` is 127.0.0.1 on a socket of IPv6. */
function ofIPv4(address: string): string {
  return address.replace(/^::ffff:/i, '');
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new HttpProblem(415, 'A body is JSON: send content-type application/json.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new HttpProblem(413, `A body has at most ${MAX_BODY_BYTES} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpProblem(400, 'The body is not JSON.');
  }
}

function shownClock(clock: SimulatedClock): { now: string; speed: number } {
  return { now: clock.now().toISOString(), speed: clock.speed };
}

/** `{ now }` sets, `{ speed }` speeds up or stops, `{ advance }` moves on by milliseconds and runs what is due on the way. */
async function changeClock(clock: SimulatedClock, body: unknown): Promise<unknown> {
  const { now, speed, advance } = (body ?? {}) as Readonly<Record<string, unknown>>;
  const isNumber = (value: unknown, most: number): value is number =>
    typeof value === 'number' && value >= 0 && value <= most;
  if (now !== undefined && (typeof now !== 'string' || Number.isNaN(Date.parse(now))))
    throw new HttpProblem(400, 'now: an ISO 8601 date and time.');
  if (speed !== undefined && !isNumber(speed, 1_000_000))
    throw new HttpProblem(400, 'speed: simulated seconds per real second, 0 to 1000000.');
  if (advance !== undefined && !isNumber(advance, MAX_ADVANCE))
    throw new HttpProblem(400, 'advance: milliseconds, a year at most.');
  if (typeof now === 'string') clock.set(now);
  if (speed !== undefined) clock.speed = speed;
  if (advance !== undefined) await clock.advance(advance);
  return shownClock(clock);
}

function shownState({ url, clock, faults, state, credentials, exchanges }: ControlOptions): unknown {
  const { account } = state;
  const now = clock.milliseconds;
  return {
    url,
    clock: shownClock(clock),
    credentials,
    deviceCount: account.devices.size,
    devices: [...account.devices.values()].slice(0, MAX_DEVICES).map((device) => shownDevice(device, now)),
    registrations: [...account.registrations.values()].map(({ apiUrl, deliveries }) => ({
      target: targetOf(apiUrl),
      ...deliveries,
    })),
    faults: faults.list(),
    exchanges: exchanges.list(),
  };
}

/** Its power and counter, in the unit that a table of them has. */
function shownDevice(device: SimulatedDevice, now: number): unknown {
  const { id, name, serial, recorder } = device;
  const latest = recorder.latest(now);
  const values = latest === undefined ? [] : device.reading(latest).values;
  return {
    id,
    name,
    serial,
    isOffline: recorder.outages.at(now) !== undefined,
    at: latest?.timestamp.toString(),
    values: values.map(({ obis, value, unit }) => ({
      obis: obis.toString(),
      name: describeObis(obis).name,
      value: inUnit({ value, unit }, tableUnit(obis)),
      unit: tableUnit(obis),
    })),
  };
}

/** What the meters have signed last: of the quarter hour, and of a charging. */
function shownSigned({ clock, state }: ControlOptions): unknown {
  const now = clock.milliseconds;
  return [...state.account.devices.values()].slice(0, MAX_DEVICES).flatMap((device) => {
    const { id, name } = device;
    const reading = device.signedReading(now);
    return reading === undefined ? [] : [{ id, name, reading, transaction: device.signedTransaction(now) }];
  });
}

function targetOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
