import { describe, expect, test } from '@jest/globals';
import { empty, type Handler, json, raw, serve } from '@smart-me-tools/testing';
import type { SmartMeError } from '../error/smart-me-error.ts';
import { clientOf } from '../testing/client-of.ts';
import { deleteThing, getThing, listThings, putThing, thing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { scalar } from '../wire/scalars.ts';
import { optional } from '../wire/wire-type.ts';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';

async function call(handler: Handler, endpoint: Endpoint): Promise<unknown> {
  await using server = await serve(handler);
  return await clientOf(server).call(
    endpoint as Endpoint<object>,
    endpoint.path.includes('{id}') ? { id: '1' } : {},
  );
}

async function unexpected(handler: Handler, endpoint: Endpoint = getThing): Promise<SmartMeError> {
  const error = await failure(call(handler, endpoint));
  expect(error).toMatchObject({ code: 'unexpected_response', endpoint: `GET ${endpoint.path}` });
  return error;
}

describe('a response', () => {
  test('is read as its schema says', async () => {
    const handler = raw(
      '[{"Name":"a","Kind":1,"Serial":9007199254740993,"Value":"NaN","ValueDate":"2026-07-25T13:06:32.0500519Z","New":1}]',
    );
    await expect(call(handler, listThings)).resolves.toStrictEqual([
      {
        name: 'a',
        kind: 'water',
        serial: 9007199254740993n,
        value: Number.NaN,
        valueDate: '2026-07-25T13:06:32.0500519Z',
        New: 1,
      },
    ]);
  });

  test('is read whatever its type is called, and with a byte order mark', async () => {
    await expect(
      call(raw('\ufeff{"name":"a"}', 200, { 'content-type': 'text/plain' }), getThing),
    ).resolves.toEqual({ name: 'a' });
  });

  test('says how many values were left out, and nothing where there are none', async () => {
    for (const [body, skipped] of [
      ['{"name":"a","Sum":1e400}', { skipped: 1 }],
      ['{"name":"a","Sum":1}', {}],
    ] as const) {
      await using server = await serve(raw(body));
      const { output, status, headers, date, ...rest } = await clientOf(server)
        .call(getThing, { id: '1' })
        .withResponse();
      expect(output).toMatchObject({ name: 'a' });
      expect([status, headers.has('date'), date instanceof Date]).toEqual([200, true, true]);
      expect(rest).toEqual(skipped);
    }
  });

  test('may be nothing where the schema says so', async () => {
    const maybe = defineEndpoint({ method: 'GET', path: '/Maybe', response: optional(thing) });
    for (const handler of [empty(204), empty(200), raw('null')])
      await expect(call(handler, maybe)).resolves.toBeUndefined();
  });

  test.each([
    ['nothing', empty(200)],
    ['JSON', json({ ok: true })],
    ['a word', raw('OK', 200, { 'content-type': 'text/plain' })],
  ])('is not looked at where none is expected: %s', async (_what, response) => {
    await using server = await serve(response);
    await expect(clientOf(server).call(putThing, { id: '1', name: 'x' })).resolves.toBeUndefined();
  });

  test.each([
    ['a sign-in page', '<!DOCTYPE html><html><title>Sign in</title></html>'],
    ['a fragment, with white space and a byte order mark', '\ufeff\r\n  <div>Sign in</div>'],
    ['XML', '<?xml version="1.0"?><error>no</error>'],
  ])('that is a page is no success where none is expected: %s', async (_what, page) => {
    await using server = await serve(raw(page, 200));
    const client = clientOf(server);
    for (const call of [
      () => client.call(putThing, { id: '1', name: 'x' }),
      () => client.call(deleteThing, { id: '1' }),
    ]) {
      const error = await failure(call());
      expect(error).toMatchObject({ code: 'unexpected_response', status: 200 });
      expect(error.message).toContain('is a page, not JSON');
    }
  });
});

describe('a response that is not as described', () => {
  test('names endpoint, place and what was expected', async () => {
    const handler = json([
      { name: 'a' },
      { name: 'b' },
      { name: 'c' },
      { name: 'd', valueDate: 'yesterday' },
    ]);
    const error = await unexpected(handler, listThings);
    expect(error.message).toBe(
      'GET /Things: the response is not as described: [3].valueDate: expected an ISO 8601 date and time, got a string.',
    );
  });

  test.each([
    ['another type', json({ name: 'x' }), 'the value: expected an array'],
    ['a list of nothing', raw('[null]'), '[0]: expected an object, got null'],
  ])('says so: %s', async (_what, handler, message) => {
    expect((await unexpected(handler, listThings)).message).toContain(message);
  });

  test.each([
    ['204', empty(204)],
    ['an empty 200', empty(200)],
    ['white space', raw(' \r\n')],
    ['null', raw('null')],
  ])('says that it is empty: %s', async (_what, handler) => {
    expect((await unexpected(handler)).message).toBe(
      'GET /Things/{id}: the response is empty where a value was expected.',
    );
  });

  test('says that it is a page, by its title', async () => {
    const page = '<!DOCTYPE html><html><head><title>Sign in</title></head></html>';
    const error = await unexpected(raw(page, 200, { 'content-type': 'text/html', 'cf-ray': 'ray-1' }));
    expect(error).toMatchObject({
      message: 'GET /Things/{id}: the response is a page, not JSON: Sign in',
      status: 200,
      requestId: 'ray-1',
    });
    expect(error.hint).toBe(
      'Check baseUrl, and that no cache, proxy or sign-in page responds in place of the API; otherwise update the package.',
    );
  });

  test('shows its beginning when it is text', async () => {
    expect((await unexpected(raw('Service temporarily unavailable'))).message).toBe(
      'GET /Things/{id}: the response is not JSON: Service temporarily unavailable',
    );
  });

  test.each([
    ['an object that is cut', '{"app":"a","secret":"s3cr3t-of-the-app'],
    ['a list that is cut', ' [{"token":"s3cr3t-of-the-app"},'],
    ['a text that is cut', '"s3cr3t-of-the-app'],
    ['an object that is cut in front', 'app":"a","secret":"s3cr3t-of-the-app"}'],
    ['the rest of a value', 's3cr3t-of-the-app"}]'],
    ['an object behind a word', 'data: {"secret": "s3cr3t-of-the-app"'],
    ['more than one value', '\ufeff{"name":"x"}{"secret":"s3cr3t-of-the-app"}'],
  ])('shows nothing of what is nearly JSON: %s', async (_what, body) => {
    expect((await unexpected(raw(body))).message).toBe(
      `GET /Things/{id}: the response is JSON that is cut off or broken, after ${body.replace('\ufeff', '').length} characters.`,
    );
  });

  test('shows no more than a line of it', async () => {
    expect((await unexpected(raw('x'.repeat(1_000_000)))).message.length).toBeLessThan(400);
  });

  test('keeps the cause when the schema throws', async () => {
    const broken = scalar<string>({
      expected: 'anything',
      decode: () => {
        throw new RangeError('out of reach');
      },
      encode: (value) => value,
    });
    const error = await unexpected(
      raw('1'),
      defineEndpoint({ method: 'GET', path: '/Broken', response: broken }),
    );
    expect(error.message).toBe('GET /Broken: a value of the response could not be read; see the cause.');
    expect(error.cause).toMatchObject({ name: 'RangeError', message: 'out of reach' });
  });
});
