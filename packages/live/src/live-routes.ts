import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type LatestReading,
  inUnit,
  isPlausibleTime,
  type ReadingSource,
  tableUnit,
} from '@smart-me/readings';
import { dayProfile } from './day-profile.ts';
import type { EventLog } from './event-log.ts';
import { lastHour } from './last-hour.ts';
import { mainCounters, mainPower, quantityOf } from './quantity.ts';
import type { WireQuantity, WireState } from './wire.ts';

export interface RouteOptions {
  readonly source: ReadingSource;
  readonly events: EventLog;
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
}

type Route = (
  query: URLSearchParams,
  response: ServerResponse,
  request: IncomingMessage,
) => void | Promise<void>;

/** Pages that may be open at the same time. */
const MAX_STREAMS = 100;
/** A day is worked out so often at most, in milliseconds, however many pages ask for it. */
const KEEPS_DAY = 5_000;

/** What the page asks for, by path: `wire.ts` says what comes back. */
export function liveRoutes(options: RouteOptions): Readonly<Partial<Record<string, Route>>> {
  const { source, events, now, timeZone, signal } = options;
  const days = new Map<string, { readonly at: number; readonly json: Promise<string> }>();

  const day = (deviceId: string): Promise<string> => {
    const kept = days.get(deviceId);
    if (kept !== undefined && Math.abs(now() - kept.at) < KEEPS_DAY) return kept.json;
    const json = dayProfile({ source, deviceId, now: now(), timeZone, signal }).then((profile) =>
      JSON.stringify(profile),
    );
    days.set(deviceId, { at: now(), json });
    json.catch(() => days.delete(deviceId));
    return json;
  };
  /** Only of devices that there are: what is kept by device stays bounded. */
  const known = async (query: URLSearchParams): Promise<string | undefined> => {
    const deviceId = query.get('device') ?? '';
    const [found] = await source.latest({ deviceId, signal });
    return found?.deviceId;
  };

  return {
    '/api/state': async (query, response) => {
      const language = query.get('language') === 'de' ? 'de' : 'en';
      // Before the values are read: what comes meanwhile is sent once more, rather than never.
      const { lastEventId } = events;
      const latest = await source.latest({ signal });
      sendJson(response, JSON.stringify(stateOf(latest, { ...options, lastEventId, language })));
    },
    '/api/hour': async (query, response) => {
      const deviceId = await known(query);
      if (deviceId === undefined) sendNothing(response);
      else sendJson(response, JSON.stringify(await lastHour({ source, deviceId, now: now(), signal })));
    },
    '/api/day': async (query, response) => {
      const deviceId = await known(query);
      if (deviceId === undefined) sendNothing(response);
      else sendJson(response, await day(deviceId));
    },
    '/api/events': (query, response, request) => {
      if (events.size >= MAX_STREAMS) {
        response.writeHead(503, { 'retry-after': '10' }).end();
        return;
      }
      const header = request.headers['last-event-id'];
      events.connect(response, typeof header === 'string' ? header : (query.get('after') ?? undefined));
    },
  };
}

function stateOf(
  latest: readonly LatestReading[],
  {
    names,
    now,
    timeZone,
    lastEventId,
    language,
  }: Pick<RouteOptions, 'names' | 'now' | 'timeZone'> & {
    readonly lastEventId: string;
    readonly language: 'en' | 'de';
  },
): WireState {
  const quantities = new Map<number, WireQuantity>();
  const rank = new Map([...names.keys()].map((id, index) => [id, index]));
  const devices = latest
    .map(({ deviceId, values }) => ({
      id: deviceId,
      name: names.get(deviceId) ?? deviceId.slice(0, 8),
      power: mainPower(values.map(({ obis }) => obis))?.toString(),
      counters: mainCounters(values.map(({ obis }) => obis)).map(String),
      values: values
        .filter(({ timestamp }) => isPlausibleTime(timestamp))
        .map((measured) => {
          const { obis, timestamp } = measured;
          if (!quantities.has(obis.key)) quantities.set(obis.key, quantityOf(obis, language));
          const unit = tableUnit(obis) || measured.unit;
          return {
            code: obis.toString(),
            value: inUnit(measured, unit),
            unit,
            at: timestamp.epochMilliseconds,
          };
        }),
    }))
    // In the order in which they were named, as the account lists them.
    .sort((one, other) => (rank.get(one.id) ?? Infinity) - (rank.get(other.id) ?? Infinity));
  return { now: now(), timeZone, lastEventId, devices, quantities: [...quantities.values()] };
}

function sendJson(response: ServerResponse, json: string): void {
  response
    .writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(json);
}

function sendNothing(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end('{}');
}
