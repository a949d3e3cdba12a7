import { getEventListeners } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { json, serve, silence, stall } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

const never = new Promise<never>(() => undefined);

describe('the time of an attempt', () => {
  test.each([
    ['sends nothing', silence],
    ['stops in the middle of the body', stall],
  ])('ends it when the server %s', async (_what, handler) => {
    await using server = await serve(handler);
    const client = clientOf(server, { timeout: 200, retry: { limit: 1, backoff: 1 } });
    const error = await failure(client.call(getThing, { id: '1' }));
    expect(error).toMatchObject({ code: 'timeout', endpoint: 'GET /Things/{id}' });
    expect(error.message).toContain('no whole response within 0.2 s (attempt 2)');
  });

  test('can be set for one call', async () => {
    await using server = await serve(silence, json({ name: 'thing' }));
    const error = await failure(
      clientOf(server, { retry: { limit: 0 } }).call(getThing, { id: '1' }, { timeout: 50 }),
    );
    expect(error.code).toBe('timeout');
  });

  test('ends it when the AuthProvider never gives any', async () => {
    const client = clientOf(
      { url: 'http://127.0.0.1:9' },
      { timeout: 50, retry: { limit: 0 }, auth: { authorization: () => never } },
    );
    await expect(failure(client.call(getThing, { id: '1' }))).resolves.toMatchObject({ code: 'timeout' });
  });
});

describe('an abort', () => {
  test.each([
    ['the server is silent', silence],
    ['the body stops', stall],
  ])('ends a call while %s', async (_when, handler) => {
    await using server = await serve(handler);
    const controller = new AbortController();
    const call = failure(clientOf(server).call(getThing, { id: '1' }, { signal: controller.signal }));
    await server.arrival(1);
    controller.abort(new Error('the user left'));
    const error = await call;
    expect(error).toMatchObject({ code: 'aborted', cause: { message: 'the user left' } });
    expect(server.requests).toHaveLength(1);
  });

  test('ends a call whose fetch and AuthProvider do not listen', async () => {
    const options = { signal: AbortSignal.timeout(30) };
    const deafFetch = clientOf({ url: 'https://smart-me.test' }, { fetch: () => never });
    await expect(failure(deafFetch.call(getThing, { id: '1' }, options))).resolves.toMatchObject({
      code: 'aborted',
    });
    const deafAuth = clientOf({ url: 'https://smart-me.test' }, { auth: { authorization: () => never } });
    await expect(failure(deafAuth.call(getThing, { id: '1' }, options))).resolves.toMatchObject({
      code: 'aborted',
    });
  });

  test('ends a call that waits to try again', async () => {
    await using server = await serve((response) => response.writeHead(503, { 'retry-after': '60' }).end());
    const controller = new AbortController();
    const call = failure(clientOf(server).call(getThing, { id: '1' }, { signal: controller.signal }));
    await server.arrival(1);
    controller.abort();
    await expect(call).resolves.toMatchObject({ code: 'aborted' });
  });

  test('before the call keeps it from being sent', async () => {
    await using server = await serve(json({ name: 'thing' }));
    const call = clientOf(server).call(getThing, { id: '1' }, { signal: AbortSignal.abort() });
    await expect(failure(call)).resolves.toMatchObject({ code: 'aborted' });
    expect(server.requests).toHaveLength(0);
  });
});

describe('a good response', () => {
  test('is the end: nothing listens on the signal of the caller, and that of fetch does not abort later', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const fetchThing = (_url: unknown, init?: RequestInit): Promise<Response> => {
      signals.push(init?.signal);
      return Promise.resolve(Response.json({ name: 'thing' }));
    };
    const client = clientOf({ url: 'https://smart-me.test' }, { fetch: fetchThing, timeout: 20 });
    const controller = new AbortController();
    await client.call(getThing, { id: '1' }, { signal: controller.signal });
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    controller.abort();
    expect(signals.map((signal) => signal?.aborted)).toEqual([false]);
  });
});
