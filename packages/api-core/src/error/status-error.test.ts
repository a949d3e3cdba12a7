import { describe, expect, test } from '@jest/globals';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { empty, json, raw } from '../testing/answers.ts';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { type Answer, serve } from '../testing/serve.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import type { SmartMeError } from './smart-me-error.ts';

const licensed = defineEndpoint({
  method: 'GET',
  path: '/Licensed',
  scope: 'partner.read',
  license: 'goldpartner',
});
const unscoped = defineEndpoint({ method: 'GET', path: '/Unscoped' });

async function errorOf(answer: Answer, endpoint: Endpoint = getThing): Promise<SmartMeError> {
  await using server = await serve(answer);
  return await failure(
    clientOf(server, { retry: { limit: 0 } }).call(endpoint, endpoint === getThing ? { id: '1' } : {}),
  );
}

describe('the code of an error', () => {
  test.each([
    [400, 'invalid_request'],
    [401, 'unauthorized'],
    [402, 'license_required'],
    [403, 'missing_scope'],
    [404, 'not_found'],
    [405, 'invalid_request'],
    [408, 'timeout'],
    [409, 'invalid_request'],
    [410, 'invalid_request'],
    [413, 'invalid_request'],
    [415, 'invalid_request'],
    [422, 'invalid_request'],
    [429, 'rate_limited'],
    [500, 'server_error'],
    [501, 'server_error'],
    [503, 'server_error'],
    [520, 'server_error'],
    [524, 'server_error'],
    [527, 'server_error'],
  ])('of a %i is %s', async (status, code) => {
    const error = await errorOf(empty(status));
    expect(error).toMatchObject({ code, status, endpoint: 'GET /Things/{id}' });
    expect(error.message).toMatch(new RegExp(`^GET /Things/\\{id\\}: .+ \\(${status}\\)\\.$`));
    expect(error.hint).not.toBe('');
  });

  test('of a 403 names the missing scope', async () => {
    const error = await errorOf(empty(403));
    expect(error).toMatchObject({
      code: 'missing_scope',
      hint: 'Use an API key or access token with the scope device.read.',
    });
    await expect(errorOf(empty(403), unscoped)).resolves.toMatchObject({ code: 'missing_scope' });
  });

  test('of a 403 is about the licence when the endpoint needs one or the server speaks of it', async () => {
    const error = await errorOf(empty(403), licensed);
    expect(error).toMatchObject({ code: 'license_required' });
    expect(error.hint).toBe(
      'The call needs the Goldpartner licence of smart-me on the account, and the scope partner.read on the API key or access token.',
    );
    await expect(errorOf(raw('No professional licence', 403))).resolves.toMatchObject({
      code: 'license_required',
    });
    await expect(errorOf(json({ Message: 'License missing' }, 403))).resolves.toMatchObject({
      code: 'license_required',
    });
    await expect(errorOf(raw('Missing claim partner.read', 403), licensed)).resolves.toMatchObject({
      code: 'missing_scope',
    });
  });

  test.each([520, 521, 522, 523, 524, 525, 526, 527])('of a %i names Cloudflare', async (status) => {
    expect((await errorOf(empty(status))).message).toContain('Cloudflare');
  });
});

describe('what the server says', () => {
  test.each([
    ['text', raw('The meter is offline.', 400), 'The meter is offline.'],
    [
      'text that is called JSON',
      raw('The meter is offline.', 400, { 'content-type': 'application/json' }),
      'The meter is offline.',
    ],
    ['a JSON string', json('The meter is offline.', 400), 'The meter is offline.'],
    ['a message', json({ message: 'Offline.' }, 400), 'Offline.'],
    ['a message in PascalCase', json({ Message: 'Offline.' }, 400), 'Offline.'],
    [
      'problem details',
      json({ title: 'Bad Request', detail: 'The date lies ahead.', type: 'x' }, 400),
      'The date lies ahead. Bad Request',
    ],
    [
      'a validation problem',
      json({ title: 'Invalid.', errors: { ApiUrl: ['The ApiUrl is missing.'], Id: ['No id.'] } }, 400),
      'Invalid. The ApiUrl is missing. No id.',
    ],
    [
      'an OAuth error',
      json({ error: 'invalid_grant', error_description: 'It has expired.' }, 400),
      'It has expired. invalid_grant',
    ],
    [
      'a page',
      raw('<!DOCTYPE html>\n<html><head><title> 502 Bad\n Gateway </title></head><body>x</body></html>', 502),
      '502 Bad Gateway',
    ],
    ['a page without a title', raw('<html><body>nothing</body></html>', 500), 'an HTML page without a title'],
    ['lines and controls', raw('one\r\n\ttwo\u0000\u001b[31mthree', 400), 'one two [31mthree'],
  ])('is in the message: %s', async (_what, answer, said) => {
    const { message } = await errorOf(answer);
    expect(message.slice(message.indexOf('The server says: '))).toBe(`The server says: ${said}`);
  });

  test('is cut to a line', async () => {
    const { message } = await errorOf(raw('x'.repeat(1_000_000), 400));
    expect(message.length).toBeLessThan(500);
    expect(message).toMatch(/…$/);
  });

  test('is left out when it is nothing', async () => {
    expect((await errorOf(json({ code: 17 }, 404))).message).toContain('The server says: {"code":17}');
    expect((await errorOf(empty(404))).message).not.toContain('says');
  });
});

test('an error carries the id of the request and when to ask again', async () => {
  const error = await errorOf(empty(503, { 'cf-ray': '8f1e2d3c4b5a6978-ZRH', 'retry-after': '7' }));
  expect(error).toMatchObject({ requestId: '8f1e2d3c4b5a6978-ZRH', retryAfter: 7000 });
});
