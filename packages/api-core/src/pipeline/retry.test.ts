import { describe, expect, test } from '@jest/globals';
import {
  cutBody,
  empty,
  hangUp,
  json,
  refusingUrl,
  serve,
  shortBody,
  silence,
} from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing, postThing, putThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

const thing = json({ name: 'thing' });

describe('an idempotent call', () => {
  test.each([408, 500, 502, 503, 504, 520, 521, 522, 523, 524])('is tried again after %i', async (status) => {
    await using server = await serve(empty(status), thing);
    await expect(clientOf(server).call(getThing, { id: '1' })).resolves.toEqual({ name: 'thing' });
    expect(server.requests).toHaveLength(2);
  });

  test.each([400, 403, 404, 405, 409, 422, 501, 525])('is not tried again after %i', async (status) => {
    await using server = await serve(empty(status), thing);
    await expect(failure(clientOf(server).call(getThing, { id: '1' }))).resolves.toMatchObject({ status });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['before the response', hangUp],
    ['in the middle of the body', cutBody],
    ['before the announced length', shortBody],
  ])('is tried again when the connection breaks %s', async (_when, broken) => {
    await using server = await serve(broken, thing);
    await expect(clientOf(server).call(getThing, { id: '1' })).resolves.toEqual({ name: 'thing' });
  });

  test('is tried again with the same body', async () => {
    await using server = await serve(empty(503), empty(204));
    await clientOf(server).call(putThing, { id: '1', name: 'thing' });
    expect(server.requests.map(({ body }) => body)).toEqual(['{"name":"thing"}', '{"name":"thing"}']);
  });

  test('is tried again after an attempt that took too long', async () => {
    await using server = await serve(silence, thing);
    await expect(clientOf(server, { timeout: 3_000 }).call(getThing, { id: '1' })).resolves.toEqual({
      name: 'thing',
    });
  });

  test('ends in the last error when the limit is reached', async () => {
    await using server = await serve(empty(502));
    const error = await failure(
      clientOf(server, { retry: { backoff: 1, limit: 2 } }).call(getThing, { id: '1' }),
    );
    expect(error).toMatchObject({ code: 'server_error', status: 502 });
    expect(server.requests).toHaveLength(3);
  });

  test('waits as long as Retry-After says, and does not wait when that is after its end', async () => {
    await using server = await serve(empty(503, { 'retry-after': '3600' }), thing);
    const error = await failure(clientOf(server).call(getThing, { id: '1' }));
    expect(error).toMatchObject({ code: 'server_error', status: 503, retryAfter: 3_600_000 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a call that is not idempotent', () => {
  test.each([500, 502, 503, 504, 520, 524])(
    'is not tried again after %i: the server may have acted on it',
    async (status) => {
      await using server = await serve(empty(status), thing);
      await expect(failure(clientOf(server).call(postThing, { name: 'new' }))).resolves.toMatchObject({
        status,
      });
      expect(server.requests).toHaveLength(1);
    },
  );

  test.each([
    ['the connection breaks before the response', hangUp, 'network'],
    ['the connection breaks in the body', cutBody, 'network'],
    ['the attempt takes too long', silence, 'timeout'],
  ])('is not tried again when %s', async (_when, handler, code) => {
    await using server = await serve(handler, thing);
    await expect(
      failure(clientOf(server, { timeout: 3_000 }).call(postThing, { name: 'new' })),
    ).resolves.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  test.each([408, 429])('is tried again after %i: the server has not acted on it', async (status) => {
    await using server = await serve(empty(status, { 'retry-after': '0' }), thing);
    await expect(clientOf(server).call(postThing, { name: 'new' })).resolves.toEqual({ name: 'thing' });
    expect(server.requests.map(({ body }) => body)).toEqual(['{"name":"new"}', '{"name":"new"}']);
  });

  test('is tried again when no connection came about', async () => {
    const attempts: number[] = [];
    const client = clientOf(
      { url: await refusingUrl() },
      { hooks: { onRequest: ({ attempt }) => attempts.push(attempt) } },
    );
    await expect(failure(client.call(postThing, { name: 'new' }))).resolves.toMatchObject({
      code: 'network',
    });
    expect(attempts).toEqual([1, 2, 3, 4]);
  });
});

describe('the total time', () => {
  test('ends a call that would go on, and tells what its last attempt ended in', async () => {
    await using server = await serve(empty(502));
    const client = clientOf(server, {
      retry: { limit: 100, backoff: 50, maxBackoff: 50 },
      totalTimeout: 2000,
    });
    const error = await failure(client.call(getThing, { id: '1' }));
    expect(error).toMatchObject({
      code: 'timeout',
      hint: 'See the cause for what the last attempt ended in.',
      cause: { code: 'server_error', status: 502 },
    });
  });

  test('ends an attempt that would have had more time', async () => {
    await using server = await serve(silence);
    const error = await failure(clientOf(server).call(getThing, { id: '1' }, { totalTimeout: 100 }));
    expect(error.code).toBe('timeout');
    expect(error.message).toMatch(
      /^GET \/Things\/\{id\}: not done within 0\.1 s in all \([01] attempts\)\.$/,
    );
    expect(error.hint).toBe('Give a longer totalTimeout, or the client more concurrency.');
  });
});
