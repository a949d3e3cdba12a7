import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { empty, json, serve } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing, listThings } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { Redactor } from '../http/redactor.ts';
import type { PauseEvent } from './observation.ts';
import type { Call, OutgoingRequest, ReceivedResponse, Send } from './policy.ts';
import { rateLimitPause } from './rate-limit-pause.ts';

const thing = json({ name: 'thing' });

describe('a 429', () => {
  test('holds back the other calls of the client, which are not sent', async () => {
    await using server = await serve(empty(429, { 'retry-after': '3600' }), thing);
    const client = clientOf(server);
    await expect(failure(client.call(getThing, { id: '1' }))).resolves.toMatchObject({
      code: 'rate_limited',
      status: 429,
      retryAfter: 3_600_000,
    });
    const next = await failure(client.call(listThings));
    expect(next).toMatchObject({ code: 'rate_limited', status: undefined });
    expect(next.message).toMatch(
      /^GET \/Things: not sent, since the server asks for no calls for another 3\d{3} s\.$/,
    );
    expect(next.hint).toBe('Call again after retryAfter, or give the call a totalTimeout that is longer.');
    expect(next.retryAfter).toBeGreaterThan(3_500_000);
    expect(server.requests).toHaveLength(1);
  });

  test('holds back no other client', async () => {
    await using server = await serve(empty(429, { 'retry-after': '3600' }), thing);
    await failure(clientOf(server).call(getThing, { id: '1' }));
    await expect(clientOf(server).call(getThing, { id: '1' })).resolves.toEqual({ name: 'thing' });
  });

  test('lets all calls go on after its time, and the refused one succeeds', async () => {
    await using server = await serve(empty(429, { 'retry-after': '1' }), thing);
    const pauses: PauseEvent[] = [];
    const client = clientOf(server, { hooks: { onPause: (event) => pauses.push(event) } });
    const refused = client.call(getThing, { id: '1' });
    const others = Array.from({ length: 20 }, () => client.call(getThing, { id: '2' }));
    await expect(Promise.all([refused, ...others])).resolves.toHaveLength(21);
    expect(pauses).toMatchObject([{ endpoint: 'GET /Things/{id}', status: 429, duration: 1000 }]);
  });

  test('that names a date is measured by the clock of the server', async () => {
    const headers = { date: 'Wed, 01 Jan 2020 00:00:00 GMT', 'retry-after': 'Wed, 01 Jan 2020 01:00:00 GMT' };
    await using server = await serve(empty(429, headers), thing);
    await expect(failure(clientOf(server).call(getThing, { id: '1' }))).resolves.toMatchObject({
      retryAfter: 3_600_000,
    });
  });

  test.each(['99999999999', '3601', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'that asks for %s seconds or until then pauses an hour: no server switches a client off',
    async (wait) => {
      await using server = await serve(empty(429, { 'retry-after': wait }));
      const client = clientOf(server);
      for (let calls = 0; calls < 2; calls++) {
        const error = await failure(client.call(getThing, { id: '1' }));
        expect(error.retryAfter).toBeGreaterThan(3_590_000);
        expect(error.retryAfter).toBeLessThanOrEqual(3_600_000);
      }
    },
  );

  test('without Retry-After pauses all the same', async () => {
    await using server = await serve(empty(429), thing);
    const pauses: PauseEvent[] = [];
    const client = clientOf(server, {
      retry: { limit: 0 },
      hooks: { onPause: (event) => pauses.push(event) },
    });
    await failure(client.call(getThing, { id: '1' }));
    expect(pauses).toMatchObject([{ duration: 1000 }]);
  });

  test('that many calls meet together is one: the pause is not drawn out by each', async () => {
    await using server = await serve(empty(429));
    const durations: number[] = [];
    const hooks = { onPause: ({ duration }: PauseEvent) => durations.push(duration) };
    const client = clientOf(server, { retry: { limit: 0 }, hooks });
    await Promise.all(['1', '2', '3', '4'].map((id) => failure(client.call(getThing, { id }))));
    expect(durations).toEqual([1000, 1000, 1000, 1000]);
    await failure(client.call(getThing, { id: '5' }));
    expect(durations.at(-1)).toBe(2000);
  });

  test('lets a call that waits for its end be aborted', async () => {
    await using server = await serve(empty(429, { 'retry-after': '60' }));
    const client = clientOf(server);
    const controller = new AbortController();
    const refused = client.call(getThing, { id: '1' }, { signal: controller.signal });
    const waiting = client.call(getThing, { id: '2' }, { signal: controller.signal });
    await server.arrival(2);
    controller.abort();
    await expect(Promise.all([failure(refused), failure(waiting)])).resolves.toMatchObject([
      { code: 'aborted' },
      { code: 'aborted' },
    ]);
  });
});

describe('a pause', () => {
  /** A server that responds with these statuses, then with 200, and asks for a pause of `seconds`. */
  const refusing =
    (seconds: number, ...statuses: Promise<number>[]): Send =>
    async () => {
      const status = await (statuses.shift() ?? 200);
      const head = new Response(null, { status, headers: { 'retry-after': String(seconds) } });
      return { status, headers: head.headers, body: '', head };
    };
  /** A policy over a server that refuses the first request for `seconds`, on a clock of the test. */
  const paused = async (seconds: number): Promise<Send> => {
    const next = refusing(seconds, Promise.resolve(429));
    const send = rateLimitPause({})(next);
    await send(request, callUntil(Number.POSITIVE_INFINITY));
    return send;
  };
  const request: OutgoingRequest = {
    url: 'https://smart-me.test/Things',
    method: 'GET',
    headers: {},
    body: undefined,
    signal: new AbortController().signal,
    attempt: 1,
  };
  const callUntil = (deadline: number): Call => ({
    name: 'GET /Things',
    origin: 'https://smart-me.test',
    service: { name: 'smart-me' },
    scope: undefined,
    license: undefined,
    idempotent: true,
    timeout: 1_000,
    deadline,
    redactor: new Redactor(),
    credentials: undefined,
    attempts: 1,
  });
  /** What has become of a call after this many milliseconds. */
  const outcomeAfter = async (call: Promise<ReceivedResponse>, milliseconds: number): Promise<unknown> => {
    let outcome: unknown = 'waiting';
    call.then(
      ({ status }) => (outcome = status),
      (error: unknown) => (outcome = error),
    );
    await jest.advanceTimersByTimeAsync(milliseconds);
    return outcome;
  };

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  test('spreads the calls that waited, and lets none of them miss its end by that', async () => {
    const send = await paused(100);
    jest.spyOn(Math, 'random').mockReturnValue(0.999);
    const patient = send(request, callUntil(performance.now() + 200_000));
    const urgent = send(request, callUntil(performance.now() + 101_000));
    await expect(outcomeAfter(urgent, 100_600)).resolves.toBe(200);
    await expect(outcomeAfter(patient, 0)).resolves.toBe('waiting');
    await expect(outcomeAfter(patient, 5_000)).resolves.toBe(200);
  });

  test('brings the calls that waited back one after the other, not all at once', async () => {
    const send = await paused(100);
    let drawn = 0;
    jest.spyOn(Math, 'random').mockImplementation(() => drawn++ / 4);
    const back: number[] = [];
    for (let n = 0; n < 4; n++)
      void send(request, callUntil(performance.now() + 200_000)).then(() => back.push(n));
    for (const [milliseconds, whoIsBack] of [
      [99_999, []],
      [1, [0]],
      [1_250, [0, 1]],
      [1_250, [0, 1, 2]],
      [1_250, [0, 1, 2, 3]],
    ] as const) {
      await jest.advanceTimersByTimeAsync(milliseconds);
      expect(back).toEqual(whoIsBack);
    }
  });

  test('that another call draws out holds those that wait for it already', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const late = Promise.withResolvers<number>();
    const send = rateLimitPause({})(refusing(10, Promise.resolve(429), late.promise));
    const call = callUntil(Number.POSITIVE_INFINITY);
    const underWay = [send(request, call), send(request, call)];
    await underWay[0];
    const waiting = send(request, call);
    await expect(outcomeAfter(waiting, 5_000)).resolves.toBe('waiting');
    late.resolve(429);
    await expect(outcomeAfter(waiting, 9_900)).resolves.toBe('waiting');
    await expect(outcomeAfter(waiting, 200)).resolves.toBe(200);
  });

  test('ends after its time also when the clock is set back meanwhile', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const send = await paused(10);
    const real = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => real() - 3_600_000);
    await expect(outcomeAfter(send(request, callUntil(real())), 10_100)).resolves.toBe(200);
  });
});
