import { describe, expect, test } from '@jest/globals';
import { empty, json, serve } from '@smart-me-tools/testing';
import { apiKey } from '../auth/auth-provider.ts';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { clientOf } from '../testing/client-of.ts';
import { deleteThing, getThing, postThing, putThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { text } from '../wire/scalars.ts';
import { optional } from '../wire/wire-type.ts';
import type { ClientOptions } from './client-options.ts';
import { createClient } from './create-client.ts';

const find = defineEndpoint({ method: 'GET', path: '/Find', params: { q: optional(text) } });

describe('a call', () => {
  test.each(['', '/', '/api', '/api/', '/a/b//'])('goes below the base URL: %j', async (prefix) => {
    await using server = await serve(json({ name: 'thing' }));
    const client = clientOf({ url: server.url + prefix });
    await client.call(getThing, { id: '1' });
    await client.call(find, { q: 'x' });
    const base = prefix.replace(/\/+$/, '');
    expect(server.requests.map(({ url }) => url)).toEqual([`${base}/Things/1`, `${base}/Find?q=x`]);
    expect(client.baseUrl).toBe(server.url + base);
  });

  test('says what it sends and takes', async () => {
    await using server = await serve(json({ name: 'thing' }));
    const client = clientOf(server, { userAgent: 'meter-room/1.0' });
    await client.call(getThing, { id: '1' });
    await client.call(postThing, { name: 'x' });
    expect(server.requests[0]?.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': 'meter-room/1.0',
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('content-type');
    expect(server.requests[1]?.headers).toMatchObject({ 'content-type': 'application/json' });
  });

  test.each([
    ['PUT', putThing],
    ['DELETE', deleteThing],
  ] as const)('has the method of its endpoint: %s', async (method, endpoint) => {
    await using server = await serve(empty(204));
    await clientOf(server).call<{ id: string }, undefined>(
      endpoint as typeof deleteThing,
      endpoint === putThing ? Object.assign({ name: 'x' }, { id: '1' }) : { id: '1' },
    );
    expect(server.requests[0]?.method).toBe(method);
  });

  test('does not read what is sent with it into another call', async () => {
    await using server = await serve(json({ name: 'a' }), json({ name: 'b' }));
    const client = clientOf(server);
    const [a, b] = [await client.call(getThing, { id: 'a' }), await client.call(getThing, { id: 'b' })];
    expect([a.name, b.name]).toEqual(['a', 'b']);
  });
});

test('a call has its own time, and none that makes no sense', async () => {
  const client = clientOf({ url: 'https://smart-me.test' });
  await expect(failure(client.call(getThing, { id: '1' }, { totalTimeout: 0 }))).resolves.toMatchObject({
    code: 'invalid_request',
    message: 'The option totalTimeout is 0.',
  });
});

test('a call whose options are null has none', async () => {
  await using server = await serve(json({ name: 'thing' }));
  await expect(clientOf(server).call(getThing, { id: '1' }, null as never)).resolves.toEqual({
    name: 'thing',
  });
});

describe('withResponse', () => {
  test('tells status, server time and request id beside the output', async () => {
    const date = 'Sat, 25 Jul 2026 13:06:32 GMT';
    await using server = await serve(json({ name: 'thing' }, 201, { date, 'cf-ray': 'ray-1' }));
    await expect(clientOf(server).call(getThing, { id: '1' }).withResponse()).resolves.toEqual({
      output: { name: 'thing' },
      status: 201,
      headers: expect.any(Headers),
      date: new Date('2026-07-25T13:06:32Z'),
      requestId: 'ray-1',
    });
  });

  test('leaves out what the server does not tell', async () => {
    await using server = await serve((response, request) => {
      response.sendDate = false;
      json({ name: 'thing' })(response, request);
    });
    await expect(clientOf(server).call(getThing, { id: '1' }).withResponse()).resolves.toStrictEqual({
      output: { name: 'thing' },
      status: 200,
      headers: expect.any(Headers),
    });
  });
});

describe('withResponse', () => {
  test('gives the headers of the response', async () => {
    await using server = await serve(json({ name: 'thing' }, 200, { 'x-total': '17' }));
    const { headers } = await clientOf(server).call(getThing, { id: '1' }).withResponse();
    expect(headers.get('x-total')).toBe('17');
  });

  test('fails as the call does, and leaves no rejection behind that nobody hears', async () => {
    await using server = await serve(empty(404));
    const call = clientOf(server).call(getThing, { id: '1' });
    await expect(failure(call.withResponse())).resolves.toMatchObject({ code: 'not_found' });
    // An unhandled rejection would end the test run.
    await new Promise((resolve) => setImmediate(resolve));
  });
});

describe('an option that makes no sense', () => {
  const make = (options: Partial<ClientOptions>): SmartMeError => {
    try {
      createClient({ auth: apiKey('key'), ...options });
    } catch (error) {
      if (error instanceof SmartMeError) return error;
    }
    throw new Error('The option was taken.');
  };

  test.each<[Partial<ClientOptions>, string]>([
    [{ baseUrl: 'api.smart-me.com' }, 'The baseUrl is not a URL.'],
    [{ baseUrl: 'https://user:geheim@api.smart-me.com' }, 'The baseUrl holds credentials.'],
    [{ baseUrl: 'https://api.smart-me.com?key=geheim' }, 'The baseUrl holds a query or a fragment.'],
    [{ timeout: 0 }, 'The option timeout is 0.'],
    [{ timeout: Number.NaN }, 'The option timeout is NaN.'],
    [{ totalTimeout: Number.POSITIVE_INFINITY }, 'The option totalTimeout is Infinity.'],
    [{ concurrency: 0 }, 'The option concurrency is 0.'],
    [{ concurrency: 1.5 }, 'The option concurrency is 1.5.'],
    [{ maxResponseBytes: -1 }, 'The option maxResponseBytes is -1.'],
    [{ retry: { limit: -1 } }, 'The option retry.limit is -1.'],
    [{ retry: { backoff: -1 } }, 'The option retry.backoff is -1.'],
  ])('is refused by name: %#', (options, message) => {
    const error = make(options);
    expect(error).toMatchObject({ code: 'invalid_request', message });
    expect(JSON.stringify(error)).not.toContain('geheim');
  });

  test('is refused for a single call, too', async () => {
    const client = clientOf({ url: 'https://smart-me.test' });
    await expect(failure(client.call(getThing, { id: '1' }, { timeout: -5 }))).resolves.toMatchObject({
      code: 'invalid_request',
      message: 'The option timeout is -5.',
    });
  });
});

test('a fetch of your own is used', async () => {
  const fetch = (): Promise<Response> => Promise.resolve(Response.json({ name: 'from elsewhere' }));
  await expect(
    clientOf({ url: 'https://smart-me.test' }, { fetch }).call(getThing, { id: '1' }),
  ).resolves.toEqual({ name: 'from elsewhere' });
});
