import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import type { SmartMeError } from '../error/smart-me-error.ts';
import { empty, json, raw } from '../testing/answers.ts';
import { clientOf } from '../testing/client-of.ts';
import { getThing, listThings } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { type Answer, serve } from '../testing/serve.ts';
import { decodeEach } from './decode-each.ts';
import { defineEndpoint } from './define-endpoint.ts';
import type { Endpoint } from './endpoint.ts';

async function* each(answer: Answer, endpoint: Endpoint = listThings): AsyncGenerator {
  await using server = await serve(answer);
  yield* decodeEach(endpoint, await clientOf(server).callRaw(endpoint, {}));
}

async function all(answer: Answer): Promise<unknown[]> {
  const things: unknown[] = [];
  for await (const thing of each(answer)) things.push(thing);
  return things;
}

const unexpected = async (answer: Answer): Promise<SmartMeError> => await failure(all(answer));

describe('each element of an answer', () => {
  test('is read as its schema says, as client.call reads it', async () => {
    const things = Array.from({ length: 5_000 }, (_, i) => ({ Name: `ä${i}`, Kind: i % 3, New: [i] }));
    await using server = await serve(json(things));
    expect(await all(json(things))).toStrictEqual(await clientOf(server).call(listThings));
  });

  test('keeps integers beyond 2^53 exact', async () => {
    expect(await all(raw('[{"name":"a","serial":9007199254740993}]'))).toEqual([
      { name: 'a', serial: 9007199254740993n },
    ]);
  });

  test('is given before the next is looked at', async () => {
    const things = each(raw('[{"name":"a"},{"name":'));
    expect(await things.next()).toEqual({ done: false, value: { name: 'a' } });
    expect(await failure(things.next())).toMatchObject({ code: 'unexpected_response' });
  });

  test('need not be taken to the end', async () => {
    const taken: unknown[] = [];
    for await (const thing of each(json([{ name: 'a' }, { name: 'b' }]))) {
      taken.push(thing);
      break;
    }
    expect(taken).toEqual([{ name: 'a' }]);
  });

  test.each([
    ['another type', raw('[{"name":"a"},{"name":7}]'), '[1].name: expected a string, got a number'],
    ['null', raw('[null]'), '[0]: expected an object, got null'],
    ['no JSON', raw('[{"name":"a"},SECRET]'), '[1] of the answer is not JSON'],
    ['a page', raw('<html>SECRET</html>'), 'it is a page, not JSON'],
    ['an object', json({ name: 'SECRET' }), 'it is no JSON array'],
    ['nothing', empty(204), 'it is empty'],
  ])('that is not as described is an error that names the place: %s', async (_what, answer, message) => {
    const error = await unexpected(answer);
    expect(error).toMatchObject({ code: 'unexpected_response', endpoint: 'GET /Things' });
    expect(error.message).toContain(message);
    expect(error.message).not.toContain('SECRET');
    expect(error.hint).toContain('baseUrl');
  });

  test('of an endpoint that answers no array is an error, and has no type', async () => {
    const response = new Response('{}');
    const things = decodeEach(getThing, response);
    expect(await failure(things.next())).toMatchObject({
      code: 'invalid_request',
      message: 'GET /Things/{id} answers no array.',
    });
    const never: AsyncGenerator<never> = things;
    expect(never).toBe(things);
  });

  test('may have a schema of zod itself', async () => {
    const listNumbers = defineEndpoint({ method: 'GET', path: '/Numbers', response: z.array(z.number()) });
    const numbers = decodeEach(listNumbers, new Response('[1,2.5]'));
    expect([(await numbers.next()).value, (await numbers.next()).value]).toEqual([1, 2.5]);
  });
});
