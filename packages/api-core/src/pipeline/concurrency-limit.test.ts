import { describe, expect, test } from '@jest/globals';
import { type Handler, json, serve, silence } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

describe('requests under way', () => {
  test('are never more than the limit, and all calls get their turn in order', async () => {
    let underWay = 0;
    let most = 0;
    const slow: Handler = (response, request) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        json({ name: request.url })(response, request);
      }, 5);
    };
    await using server = await serve(slow);
    const client = clientOf(server, { concurrency: 3 });
    const ids = Array.from({ length: 20 }, (_, index) => String(index));
    const names = await Promise.all(ids.map(async (id) => (await client.call(getThing, { id })).name));
    expect(names).toEqual(ids.map((id) => `/Things/${id}`));
    expect(most).toBe(3);
    expect(server.requests.slice(0, 3).map(({ url }) => url)).toEqual(
      expect.arrayContaining(['/Things/0', '/Things/1', '/Things/2']),
    );
  });

  test('that fail give their place to the next', async () => {
    await using server = await serve((response) => response.destroy(), json({ name: 'thing' }));
    const client = clientOf(server, { concurrency: 1, retry: { limit: 0 } });
    const first = failure(client.call(getThing, { id: '1' }));
    const second = client.call(getThing, { id: '2' });
    await expect(first).resolves.toMatchObject({ code: 'network' });
    await expect(second).resolves.toEqual({ name: 'thing' });
  });

  test('do not keep a queued call from being aborted, nor from running out of its time', async () => {
    await using server = await serve(silence, json({ name: 'thing' }));
    const client = clientOf(server, { concurrency: 1 });
    const holder = new AbortController();
    const holding = failure(client.call(getThing, { id: 'holder' }, { signal: holder.signal }));
    await server.arrival(1);
    const queued = new AbortController();
    const aborted = failure(client.call(getThing, { id: 'aborted' }, { signal: queued.signal }));
    const expired = failure(client.call(getThing, { id: 'expired' }, { totalTimeout: 50 }));
    const patient = client.call(getThing, { id: 'patient' });
    queued.abort();
    await expect(aborted).resolves.toMatchObject({ code: 'aborted' });
    await expect(expired).resolves.toMatchObject({ code: 'timeout' });
    holder.abort();
    await expect(holding).resolves.toMatchObject({ code: 'aborted' });
    await expect(patient).resolves.toEqual({ name: 'thing' });
    expect(server.requests.map(({ url }) => url)).toEqual(['/Things/holder', '/Things/patient']);
  });

  test('are timed from when they are sent: waiting in the queue is not part of an attempt', async () => {
    const slow: Handler = (response, request) =>
      setTimeout(() => {
        json({ name: 'thing' })(response, request);
      }, 400);
    await using server = await serve(slow);
    const client = clientOf(server, { concurrency: 1, timeout: 2_000, retry: { limit: 0 } });
    await expect(
      Promise.all(['1', '2', '3', '4', '5', '6'].map((id) => client.call(getThing, { id }))),
    ).resolves.toHaveLength(6);
  });
});
