import { describe, expect, test } from '@jest/globals';
import { empty, hangUp, json } from '../testing/answers.ts';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { serve } from '../testing/serve.ts';
import type { Hooks } from './observation.ts';

/** Hooks that write down what they are told, in order. */
function recorder(): { hooks: Hooks; events: unknown[] } {
  const events: unknown[] = [];
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
    },
  };
}

describe('hooks', () => {
  test('are told of each attempt, its answer, and why there is another', async () => {
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
    };
    await expect(clientOf(server, { hooks }).call(getThing, { id: '1' })).resolves.toEqual({ name: 'thing' });
  });
});
