import { describe, expect, test } from '@jest/globals';
import { json, serve } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing, listThings, postThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { bindEndpoints } from './bind-endpoints.ts';

const tree = { things: { get: getThing, list: listThings, path: { create: postThing } }, find: getThing };

describe('a bound tree', () => {
  test('has a method for each endpoint, with the endpoint at it', async () => {
    await using server = await serve(json({ name: 'thing' }), json([]), json({ name: 'thing' }));
    const api = bindEndpoints(clientOf(server), tree);
    await expect(api.things.get({ id: '1' })).resolves.toEqual({ name: 'thing' });
    await expect(api.things.list()).resolves.toEqual([]);
    const { create } = api.things.path;
    await create({ name: 'thing' });
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /Things/1',
      'GET /Things',
      'POST /Things',
    ]);
  });

  test('hands options on', async () => {
    const api = bindEndpoints(clientOf({ url: 'https://smart-me.test' }), tree);
    await expect(failure(api.things.list({}, { signal: AbortSignal.abort() }))).resolves.toMatchObject({
      code: 'aborted',
    });
  });

  test('cannot be changed', () => {
    const api = bindEndpoints(clientOf({ url: 'https://smart-me.test' }), tree);
    expect(Object.isFrozen(api) && Object.isFrozen(api.things) && Object.isFrozen(api.things.path)).toBe(
      true,
    );
  });
});
