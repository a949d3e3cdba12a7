import { describe, expect, test } from '@jest/globals';
import { empty, json, serve } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing, postThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

describe('a redirect to another origin', () => {
  test.each([301, 302, 303, 307, 308])('(%i) is not followed: nothing arrives there', async (status) => {
    await using other = await serve(json({ name: 'stolen' }));
    await using server = await serve(
      empty(status, { location: `${other.url}/Things/1?key=key-of-the-test` }),
    );
    for (const call of [
      clientOf(server).call(getThing, { id: '1' }),
      clientOf(server).call(postThing, { name: 'new', password: 'secret-of-the-body' }),
    ]) {
      const error = await failure(call);
      expect(error).toMatchObject({ code: 'unexpected_response', status });
      expect(error.message).toContain(`redirects to another server, ${other.url}.`);
    }
    expect(other.requests).toHaveLength(0);
    expect(server.requests).toHaveLength(2);
  });
});

describe('a redirect within the origin', () => {
  test('is followed with the credentials', async () => {
    await using server = await serve(empty(301, { location: '/api/Things/1' }), json({ name: 'thing' }));
    await expect(clientOf(server).call(getThing, { id: '1' })).resolves.toEqual({ name: 'thing' });
    expect(server.requests.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/Things/1', 'ApiKey key-of-the-test'],
      ['/api/Things/1', 'ApiKey key-of-the-test'],
    ]);
  });

  test.each([307, 308])('(%i) repeats method and body', async (status) => {
    await using server = await serve(empty(status, { location: '/api/Things' }), json({ name: 'thing' }));
    await clientOf(server).call(postThing, { name: 'new' });
    expect(server.requests[1]).toMatchObject({ method: 'POST', url: '/api/Things', body: '{"name":"new"}' });
  });

  test.each([301, 302, 303])('(%i) does not turn a POST into a GET', async (status) => {
    await using server = await serve(empty(status, { location: '/api/Things' }), json({ name: 'thing' }));
    await expect(failure(clientOf(server).call(postThing, { name: 'new' }))).resolves.toMatchObject({
      code: 'unexpected_response',
      status,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('that goes in circles comes to an end', async () => {
    await using server = await serve(empty(302, { location: '/Things/1' }));
    const error = await failure(clientOf(server).call(getThing, { id: '1' }));
    expect(error.message).toBe('GET /Things/{id}: the server redirects in circles.');
    expect(server.requests).toHaveLength(6);
  });

  test('without a place to go is an error', async () => {
    await using server = await serve(empty(302));
    await expect(failure(clientOf(server).call(getThing, { id: '1' }))).resolves.toMatchObject({
      code: 'unexpected_response',
    });
  });
});

test('a redirect that the browser hides is an error, not an empty response', async () => {
  const opaque = Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
  });
  const client = clientOf({ url: 'https://smart-me.test' }, { fetch: () => Promise.resolve(opaque) });
  await expect(failure(client.call(getThing, { id: '1' }))).resolves.toMatchObject({
    code: 'unexpected_response',
    status: undefined,
  });
});

describe('a redirect that is refused', () => {
  const refusal = async (status: number, headers: Record<string, string>, endpoint: 'get' | 'post') => {
    const fetch = (): Promise<Response> => Promise.resolve(new Response(null, { status, headers }));
    const client = clientOf({ url: 'https://smart-me.test' }, { fetch });
    const call =
      endpoint === 'get' ? client.call(getThing, { id: '1' }) : client.call(postThing, { name: 'x' });
    const { message, hint, requestId } = await failure(call);
    return [message, hint, requestId];
  };

  test('says where it led, and what to check', async () => {
    const elsewhere = { location: 'https://elsewhere.test/x?key=key-of-the-test', 'cf-ray': 'ray-1' };
    expect(await refusal(302, elsewhere, 'get')).toEqual([
      'GET /Things/{id}: the server redirects to another server, https://elsewhere.test.',
      'Nothing was sent there. If that is the API you mean, set baseUrl to it.',
      'ray-1',
    ]);
    expect(await refusal(303, { location: '/api/key-of-the-test' }, 'post')).toEqual([
      'POST /Things: the server redirects to /api/[redacted], as another method.',
      'Check baseUrl: a path of its own may be missing from it.',
      undefined,
    ]);
    for (const headers of [{}, { location: '' }, { location: 'https://' }])
      expect(await refusal(307, headers, 'get')).toEqual([
        'GET /Things/{id}: the server redirects somewhere unknown.',
        'Check baseUrl: the API itself does not redirect.',
        undefined,
      ]);
    expect((await refusal(302, { location: '/x' }, 'get'))[1]).toBe(
      'The server is set up wrongly, or baseUrl is.',
    );
  });
});
