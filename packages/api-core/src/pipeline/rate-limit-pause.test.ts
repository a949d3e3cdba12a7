import { describe, expect, test } from '@jest/globals';
import { empty, json } from '../testing/answers.ts';
import { clientOf } from '../testing/client-of.ts';
import { getThing, listThings } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { serve } from '../testing/serve.ts';
import type { PauseEvent } from './observation.ts';

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
    expect(next.message).toContain('not sent');
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

  test('lets the calls that waited come back one by one, not all at once', async () => {
    const arrivals: number[] = [];
    await using server = await serve(empty(429, { 'retry-after': '1' }), (response) => {
      arrivals.push(performance.now());
      json({ name: 'thing' })(response, { method: '', url: '', headers: {}, body: '' });
    });
    const client = clientOf(server, { concurrency: 30, retry: { limit: 0 } });
    await failure(client.call(getThing, { id: '1' }));
    await Promise.all(Array.from({ length: 30 }, () => client.call(getThing, { id: '2' })));
    // Thirty points at random in some 250 ms: that they all fall into 100 ms has no chance.
    expect(Math.max(...arrivals) - Math.min(...arrivals)).toBeGreaterThan(100);
  });

  test('that names a date is measured by the clock of the server', async () => {
    const headers = { date: 'Wed, 01 Jan 2020 00:00:00 GMT', 'retry-after': 'Wed, 01 Jan 2020 01:00:00 GMT' };
    await using server = await serve(empty(429, headers), thing);
    await expect(failure(clientOf(server).call(getThing, { id: '1' }))).resolves.toMatchObject({
      retryAfter: 3_600_000,
    });
  });

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
