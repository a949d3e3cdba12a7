import { describe, expect, test } from '@jest/globals';
import { empty, type Handler, hangUp, json, raw, serve, silence } from '@smart-me-tools/testing';
import type { ClientOptions } from '../client/client-options.ts';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import type { Hooks } from './observation.ts';

/** Hooks that write down what they are told, in order. */
function recorder(): { hooks: Hooks; events: { readonly on: string }[] } {
  const events: { readonly on: string }[] = [];
  const on = (name: string) => (event: object) => {
    events.push({ on: name, ...event });
  };
  return {
    events,
    hooks: {
      onRequest: on('request'),
      onResponse: on('response'),
      onRetry: on('retry'),
      onPause: on('pause'),
      onFailure: on('failure'),
    },
  };
}

describe('hooks', () => {
  test('are told of each attempt, its response, and why there is another', async () => {
    await using server = await serve(empty(503, { 'cf-ray': 'ray-1' }), hangUp, json({ name: 'thing' }));
    const { hooks, events } = recorder();
    await clientOf(server, { hooks }).call(getThing, { id: '1' });
    const common = { endpoint: 'GET /Things/{id}', method: 'GET', url: `${server.url}/Things/1` };
    const duration = expect.any(Number);
    expect(events).toEqual([
      { on: 'request', ...common, attempt: 1 },
      { on: 'response', ...common, attempt: 1, status: 503, duration, requestId: 'ray-1' },
      { on: 'retry', ...common, attempt: 2, code: 'server_error', status: 503 },
      { on: 'request', ...common, attempt: 2 },
      { on: 'retry', ...common, attempt: 3, code: 'network', status: undefined },
      { on: 'request', ...common, attempt: 3 },
      { on: 'response', ...common, attempt: 3, status: 200, duration, requestId: undefined },
    ]);
  });

  test.each<[string, Handler, Partial<ClientOptions>, object]>([
    ['the network', hangUp, { retry: { limit: 0 } }, { code: 'network', attempt: 1, status: undefined }],
    ['the network, again', hangUp, { retry: { limit: 1, backoff: 1 } }, { code: 'network', attempt: 2 }],
    ['time', silence, { timeout: 30, retry: { limit: 0 } }, { code: 'timeout', attempt: 1 }],
    ['all its time', silence, { totalTimeout: 50 }, { code: 'timeout', attempt: 1 }],
    ['a status', empty(404), {}, { code: 'not_found', attempt: 1, status: 404 }],
    ['what the body is', raw('<html>'), {}, { code: 'unexpected_response', attempt: 1, status: 200 }],
    [
      'credentials that nobody has',
      empty(200),
      { auth: { authorization: () => Promise.reject(new Error('no token')) } },
      { code: 'unauthorized', attempt: 1 },
    ],
  ])(
    'are told once that a call has failed of %s, and every request is ended',
    async (_what, handler, options, event) => {
      await using server = await serve(handler);
      const { hooks, events } = recorder();
      const error = await failure(clientOf(server, { ...options, hooks }).call(getThing, { id: '1' }));
      const failures = events.filter(({ on }) => on === 'failure');
      expect(failures).toMatchObject([
        {
          endpoint: 'GET /Things/{id}',
          url: `${server.url}/Things/1`,
          duration: expect.any(Number),
          ...event,
        },
      ]);
      expect(failures).toMatchObject([{ code: error.code }]);
      const begun = events.filter(({ on }) => on === 'request').length;
      const ended = events.filter(({ on }) => on === 'retry' || on === 'failure').length;
      const received = events.filter(({ on }) => on === 'response').length;
      expect(Math.max(ended, received)).toBeGreaterThanOrEqual(begun);
      expect(events.at(-1)).toBe(failures[0]);
    },
  );

  test('are told that a call was aborted', async () => {
    await using server = await serve(silence);
    const { hooks, events } = recorder();
    const controller = new AbortController();
    const call = failure(
      clientOf(server, { hooks }).call(getThing, { id: '1' }, { signal: controller.signal }),
    );
    await server.arrival(1);
    controller.abort();
    await call;
    expect(events).toMatchObject([{ on: 'request' }, { on: 'failure', code: 'aborted', attempt: 1 }]);
  });

  test('that fail change nothing', async () => {
    await using server = await serve(empty(429, { 'retry-after': '0' }), json({ name: 'thing' }));
    const fail = (): never => {
      throw new Error('a hook failed');
    };
    const hooks = {
      onRequest: fail,
      onResponse: () => Promise.reject(new Error('late')),
      onRetry: fail,
      onPause: fail,
      onFailure: fail,
    };
    await expect(clientOf(server, { hooks }).call(getThing, { id: '1' })).resolves.toEqual({ name: 'thing' });
  });
});
