import { request as httpRequest } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { accountSource } from './account-source.ts';
import { type LiveOptions, type LiveServer, serveLive } from './serve-live.ts';
import { eventsOf } from './testing/event-reader.ts';
import { emptyValues } from './testing/empty-values.ts';
import type { WireDay, WireHour, WireState } from './wire.ts';

const NOW = Date.parse('2026-06-15T10:36:00Z');
const HOUSE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const MINUTE = 60_000;

const reading = (at: number, values: Readonly<Record<string, readonly [number, string]>>): DeviceReading => ({
  deviceId: HOUSE,
  timestamp: new Timestamp(at),
  values: Object.entries(values).map(([code, [value, unit]]) => ({ obis: parseObis(code), value, unit })),
});

/** A page with one house, to which readings can be given. */
async function livePage(
  options: Partial<LiveOptions> = {},
): Promise<
  AsyncDisposable & { readonly live: LiveServer; readonly add: (...readings: DeviceReading[]) => void }
> {
  const source = accountSource({
    values: emptyValues,
    devices: [HOUSE],
    everySeconds: false,
    now: () => NOW,
  });
  const live = await serveLive({ source, now: () => NOW, timeZone: 'Europe/Zurich', ...options });
  return {
    live,
    add: (...readings) => {
      source.add(readings);
    },
    async [Symbol.asyncDispose]() {
      await live.close();
      await source[Symbol.asyncDispose]();
    },
  };
}

const read = async <Wire>(live: LiveServer, path: string): Promise<Wire> =>
  (await (await fetch(new URL(path, live.url))).json()) as Wire;

/** The status of a request with headers that fetch does not let through. */
const statusOf = (
  live: LiveServer,
  headers: Record<string, string>,
  path = '/',
  method = 'GET',
): Promise<number> =>
  new Promise((resolve, reject) => {
    httpRequest(new URL(path, live.url), { headers, method, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('what the page is told', () => {
  test('the last values of each device, each with its unit and its name in the language asked for', async () => {
    await using page = await livePage({ names: new Map([[HOUSE, 'House connection']]) });
    page.add(reading(NOW - 3_000, { '1-0:16.7.0*255': [-2517.3, 'W'], '1-0:1.8.0*255': [10_849_638, 'Wh'] }));
    page.add(reading(NOW - 1_000, { '1-0:16.7.0*255': [-2400, 'W'] }));
    const state = await read<WireState>(page.live, '/api/state?language=de');
    expect(state).toMatchObject({
      now: NOW,
      timeZone: 'Europe/Zurich',
      devices: [
        {
          id: HOUSE,
          name: 'House connection',
          power: '1-0:16.7.0*255',
          counters: ['1-0:1.8.0*255'],
          values: [
            { code: '1-0:16.7.0*255', value: -2400, unit: 'W', at: NOW - 1_000 },
            { code: '1-0:1.8.0*255', value: 10_849.638, unit: 'kWh', at: NOW - 3_000 },
          ],
        },
      ],
    });
    expect(state.quantities.map(({ name }) => name)).toContain('Wirkenergie Bezug, total');
  });

  test('the last hour: as it was sent, and the mean between counters where nothing was', async () => {
    await using page = await livePage();
    page.add(
      reading(NOW - 3 * MINUTE, { '1.8.0': [1000, 'Wh'], '2.8.0': [0, 'Wh'] }),
      reading(NOW - 2 * MINUTE, { '1.8.0': [1010, 'Wh'], '2.8.0': [0, 'Wh'] }),
      reading(NOW - 1 * MINUTE, { '1.8.0': [1010, 'Wh'], '2.8.0': [5, 'Wh'] }),
      reading(NOW - 1_000, { '16.7.0': [-310, 'W'], '21.7.0': [-100, 'W'], '32.7.0': [230.1, 'V'] }),
    );
    const { series, to } = await read<WireHour>(page.live, `/api/hour?device=${HOUSE}`);
    expect(to).toBe(NOW);
    expect(series).toEqual([
      {
        code: '1-0:16.7.0*255',
        unit: 'W',
        at: [NOW - 2 * MINUTE, NOW - MINUTE, NOW - 1_000],
        values: [600, -300, -310],
      },
      { code: '1-0:21.7.0*255', unit: 'W', at: [NOW - 1_000], values: [-100] },
      { code: '1-0:32.7.0*255', unit: 'V', at: [NOW - 1_000], values: [230.1] },
    ]);
  });

  test('the day: quarter-hours with their peak, gaps as gaps, and today beside yesterday', async () => {
    await using page = await livePage();
    const midnight = Date.parse('2026-06-14T22:00:00Z');
    const readings: DeviceReading[] = [];
    let count = 0;
    for (let at = midnight - 24 * 60 * MINUTE; at <= NOW; at += 15 * MINUTE) {
      count += at === midnight + 60 * MINUTE ? 1000 : 100;
      const isOutage = at > midnight + 120 * MINUTE && at < midnight + 240 * MINUTE;
      if (!isOutage) readings.push(reading(at, { '1.8.0': [count, 'Wh'] }));
    }
    page.add(...readings);
    const { from, to, counters } = await read<WireDay>(page.live, `/api/day?device=${HOUSE}`);
    expect([from, to]).toEqual([midnight, midnight + 24 * 60 * MINUTE]);
    const [counter] = counters;
    expect(counter).toMatchObject({ code: '1-0:1.8.0*255', meanUnit: 'W', unit: 'kWh' });
    expect(counter?.peak).toEqual({ from: midnight + 45 * MINUTE, to: midnight + 60 * MINUTE, mean: 4000 });
    expect(counter?.slots.filter(({ mean }) => mean === undefined)).toHaveLength(8);
    expect(counter?.slots).toHaveLength(50);
    expect(counter?.today).toBeCloseTo(5.9, 6);
    expect(counter?.yesterday).toBeCloseTo(9.6, 6);
    expect(counter?.yesterdayUntilNow).toBeCloseTo(5.04, 6);
  });

  test('nothing of a device that it does not have', async () => {
    await using page = await livePage();
    expect((await fetch(new URL('/api/hour?device=nobody', page.live.url))).status).toBe(404);
    expect((await fetch(new URL('/api/day?device=__proto__', page.live.url))).status).toBe(404);
    expect((await fetch(new URL('/api/nothing', page.live.url))).status).toBe(404);
  });
});

describe('the stream of events', () => {
  test('brings a reading as it comes, with units', async () => {
    await using page = await livePage();
    await using events = await eventsOf(page.live);
    page.add(reading(NOW, { '1.8.0': [1500, 'Wh'] }));
    expect(await events.next('reading')).toMatchObject({
      data: { id: HOUSE, at: NOW, values: [['1-0:1.8.0*255', 1.5, 'kWh']] },
    });
  });

  test('goes on after the last event that a browser had', async () => {
    await using page = await livePage();
    let last: string | undefined;
    {
      await using events = await eventsOf(page.live);
      page.add(reading(NOW, { '1.7.0': [1, 'W'] }));
      last = (await events.next('reading')).id;
    }
    page.add(reading(NOW + 1, { '1.7.0': [2, 'W'] }), reading(NOW + 2, { '1.7.0': [3, 'W'] }));
    await using events = await eventsOf(page.live, last);
    expect((await events.next('reading')).data).toMatchObject({ values: [['1-0:1.7.0*255', 2, 'W']] });
    expect((await events.next('reading')).data).toMatchObject({ values: [['1-0:1.7.0*255', 3, 'W']] });
  });

  test.each(['0123abcd-7', '', 'x', '-1', '0123abcd'])(
    'has a browser read everything anew that comes with the id %j of another life',
    async (id) => {
      await using page = await livePage();
      await using events = await eventsOf(page.live, id);
      expect(await events.next('reset')).toMatchObject({ event: 'reset' });
    },
  );

  test('has every browser read anew when the source has failed', async () => {
    const errors: unknown[] = [];
    let calls = 0;
    const source = accountSource({ values: emptyValues, devices: [HOUSE], everySeconds: false });
    const failing = {
      latest: source.latest.bind(source),
      range: source.range.bind(source),
      subscribe: (options: { readonly signal: AbortSignal }) => {
        calls += 1;
        if (calls === 1) throw new Error('gone');
        return source.subscribe(options);
      },
      [Symbol.asyncDispose]: () => source[Symbol.asyncDispose](),
    };
    await using live = await serveLive({ source: failing, onError: (error) => errors.push(error) });
    await using events = await eventsOf(live);
    await events.next('reset');
    expect(errors).toEqual([new Error('gone')]);
    await source[Symbol.asyncDispose]();
  });
});

describe('who sees the page', () => {
  test('this machine, under its own names', async () => {
    await using page = await livePage();
    const { port } = new URL(page.live.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, 'live.localhost'])
      expect([host, await statusOf(page.live, { host })]).toEqual([host, 200]);
    for (const host of ['example.com', `rebound.example:${port}`, '192.168.1.2', 'localhost.example'])
      expect([host, await statusOf(page.live, { host })]).toEqual([host, 421]);
  });

  test('no page of another origin: a link may lead to it, and that is all', async () => {
    await using page = await livePage();
    const foreign = { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' };
    expect(await statusOf(page.live, foreign, '/api/state')).toBe(403);
    expect(await statusOf(page.live, { origin: 'null' }, '/api/state')).toBe(403);
    expect(await statusOf(page.live, { 'sec-fetch-site': 'same-site' }, '/api/events')).toBe(403);
    expect(await statusOf(page.live, { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' })).toBe(
      403,
    );
    expect(await statusOf(page.live, { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' })).toBe(
      200,
    );
    expect(await statusOf(page.live, {}, '/', 'DELETE')).toBe(405);
  });

  test('others only with a token', async () => {
    await expect(livePage({ host: '0.0.0.0' })).rejects.toThrow('Others than this machine reach 0.0.0.0');
    await expect(livePage({ token: 'short' })).rejects.toThrow('at least 16 characters');
    const token = 'a long and random token';
    await using page = await livePage({ host: '0.0.0.0', token, allowedHosts: ['meter.example'] });
    const here = new URL(page.live.url);
    here.hostname = '127.0.0.1';
    expect((await fetch(new URL('/api/state', here))).status).toBe(401);
    expect((await fetch(here)).status).toBe(401);
    expect(await statusOf(page.live, { host: 'meter.example' })).toBe(401);
    expect(await statusOf(page.live, { host: '192.168.1.2' })).toBe(401);
    expect(await statusOf(page.live, { host: 'rebound.example' })).toBe(421);

    // Else browsers would send the form as of no origin.
    expect((await fetch(here)).headers.get('referrer-policy')).toBe('same-origin');
    const signIn = (given: string): Promise<Response> =>
      fetch(new URL('/sign-in', here), {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
        redirect: 'manual',
      });
    const refused = await signIn('a long and random tokem');
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([403, null]);
    const cookie = (await signIn(token)).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^smart-me-live=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain(token);
    const [own = ''] = cookie.split(';');
    expect((await fetch(new URL('/api/state', here), { headers: { cookie: own } })).status).toBe(200);
    const forged = own.replace(/=\d+/, '=9999999999');
    expect((await fetch(new URL('/api/state', here), { headers: { cookie: forged } })).status).toBe(401);
  });

  test('a token cannot be tried without end', async () => {
    const token = 'a long and random token';
    await using page = await livePage({ token });
    const signIn = (given: string): Promise<Response> =>
      fetch(new URL('/sign-in', page.live.url), {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
        redirect: 'manual',
      });
    for (let tries = 0; tries < 20; tries += 1) await signIn(`wrong ${tries}`);
    expect((await signIn(token)).status).toBe(403);
  });
});

test('a page that is closed frees its port, and can be closed again', async () => {
  const page = await livePage();
  const events = await eventsOf(page.live);
  await page.live.close();
  await page.live.close();
  await events[Symbol.asyncDispose]();
  await expect(fetch(page.live.url)).rejects.toThrow();
  await page[Symbol.asyncDispose]();
});
