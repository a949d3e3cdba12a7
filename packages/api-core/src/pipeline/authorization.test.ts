import { describe, expect, test } from '@jest/globals';
import { empty, type Handler, json, serve } from '@smart-me-tools/testing';
import type { AuthContext } from '../auth/auth-provider.ts';
import { bearer } from '../auth/auth-provider.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { clientOf } from '../testing/client-of.ts';
import { getThing, postThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

/** Lets in who shows the current token. */
const guarded: Handler = (response, request) => {
  (request.headers.authorization === 'Bearer current' ? json({ name: 'thing' }) : empty(401))(
    response,
    request,
  );
};

describe('a 401', () => {
  test('asks the AuthProvider once more, naming what was refused, and sends the same again', async () => {
    await using server = await serve(guarded);
    const asked: (string | undefined)[] = [];
    const auth = {
      authorization: ({ rejected }: AuthContext) => {
        asked.push(rejected);
        return rejected === undefined ? 'Bearer outdated' : 'Bearer current';
      },
    };
    await expect(clientOf(server, { auth }).call(postThing, { name: 'new' })).resolves.toEqual({
      name: 'thing',
    });
    expect(asked).toEqual([undefined, 'Bearer outdated']);
    expect(server.requests.map(({ body }) => body)).toEqual(['{"name":"new"}', '{"name":"new"}']);
  });

  test.each([
    ['the same credentials', () => 'Bearer outdated', 1],
    ['none', ({ rejected }: AuthContext) => (rejected === undefined ? 'Bearer outdated' : undefined), 1],
    [
      'others that are refused too',
      ({ rejected }: AuthContext) => `Bearer outdated${rejected?.length ?? ''}`,
      2,
    ],
  ])('is final when the AuthProvider gives %s', async (_what, authorization, requests) => {
    await using server = await serve(guarded);
    const error = await failure(clientOf(server, { auth: { authorization } }).call(getThing, { id: '1' }));
    expect(error).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(server.requests).toHaveLength(requests);
  });
});

describe('an AuthProvider', () => {
  test('is asked for each attempt', async () => {
    await using server = await serve(empty(503), json({ name: 'thing' }));
    let count = 0;
    const auth = bearer(() => `token-${(count += 1)}`);
    await clientOf(server, { auth }).call(getThing, { id: '1' });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer token-1',
      'Bearer token-2',
    ]);
  });

  test('may give nothing: the call is sent without credentials', async () => {
    await using server = await serve(json({ name: 'thing' }));
    await clientOf(server, { auth: { authorization: () => undefined } }).call(getThing, { id: '1' });
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('that fails ends the call, and its SmartMeError comes through as it is', async () => {
    const call = (authorization: () => string): Promise<SmartMeError> =>
      failure(
        clientOf({ url: 'https://smart-me.test' }, { auth: { authorization } }).call(getThing, { id: '1' }),
      );
    await expect(
      call(() => {
        throw new RangeError('no token in the store');
      }),
    ).resolves.toMatchObject({
      code: 'unauthorized',
      message: 'GET /Things/{id}: the AuthProvider could not give credentials.',
      hint: 'See the cause; the call was not sent.',
      cause: { name: 'RangeError', message: 'no token in the store' },
    });
    const own = new SmartMeError('The refresh token was revoked.', {
      code: 'unauthorized',
      hint: 'Sign in again.',
    });
    await expect(
      call(() => {
        throw own;
      }),
    ).resolves.toBe(own);
  });

  test.each(['ApiKey with\nline break', 'ApiKey schlüssel', '\u200bApiKey key', ' k3y', 'k3y\n', ''])(
    'that gives what no header can carry (%j) ends the call before it is sent, without showing it',
    async (value) => {
      await using server = await serve(json({ name: 'thing' }));
      const error = await failure(
        clientOf(server, { auth: { authorization: () => value } }).call(getThing, { id: '1' }),
      );
      expect(error).toMatchObject({
        code: 'invalid_request',
        message: 'GET /Things/{id}: the credentials hold characters that a header cannot carry.',
        hint: 'Look for a line break or an invisible character at the end of the key or token.',
      });
      expect(server.requests).toHaveLength(0);
      if (value !== '') expect(error.message + error.hint).not.toContain(value);
    },
  );
});
