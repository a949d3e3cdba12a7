import type { OutgoingHttpHeaders } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { empty, type Handler, json, raw, serve } from '@smart-me-tools/testing';
import { apiKey, type AuthProvider, bearer } from '../auth/auth-provider.ts';
import { basicAuth } from '../auth/basic-auth.ts';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import type { Endpoint } from '../endpoint/endpoint.ts';
import { smartMe } from './service.ts';
import type { SmartMeError } from './smart-me-error.ts';

const licensed = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Licensed',
  scope: 'partner.read',
  license: 'goldpartner',
});
const unscoped = defineEndpoint({ service: smartMe, method: 'GET', path: '/Unscoped' });

async function errorOf(handler: Handler, endpoint: Endpoint = getThing): Promise<SmartMeError> {
  await using server = await serve(handler);
  return await failure(
    clientOf(server, { retry: { limit: 0 } }).call<object, unknown>(
      endpoint as Endpoint<object>,
      endpoint === getThing ? { id: '1' } : {},
    ),
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

describe('a response that is neither a result nor an error', () => {
  test.each([300, 304, 305, 306])('(%i) is unexpected', async (status) => {
    await expect(errorOf(empty(status))).resolves.toMatchObject({ code: 'unexpected_response', status });
  });
});

describe('a refusal of something in front of the API', () => {
  const page = '<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>';

  test.each([
    ['a page', raw(page, 403, { 'content-type': 'text/html' })],
    ['a page that a byte order mark precedes', raw(`\ufeff ${page}`, 403)],
    ['a text', raw('Access denied by policy 17.', 403)],
    ['a text of Cloudflare', raw('error code: 1020', 403, { 'content-type': 'text/plain' })],
    ['a text that is called JSON', raw('Forbidden', 403, { 'content-type': 'application/json' })],
    ['a challenge of Cloudflare', raw('', 403, { 'cf-mitigated': 'challenge' })],
    ['a challenge of Cloudflare with another status', raw(page, 503, { 'cf-mitigated': 'challenge' })],
  ])('is no missing scope: %s', async (_what, handler) => {
    for (const endpoint of [getThing, licensed]) {
      const error = await errorOf(handler, endpoint);
      expect(error.code).toBe('unexpected_response');
      expect(error.message).toContain('blocked before it reached the API');
      expect(error.hint).toContain('proxy');
      expect(error.hint).toContain('not about scopes');
    }
  });

  test.each([
    ['JSON', json({ title: 'Forbidden' }, 403)],
    ['JSON that is cut', raw('{"title":"Forb', 403)],
    ['a JSON string', raw('"Not allowed"', 403)],
    ['nothing', empty(403)],
    ['blanks', raw(' \r\n', 403)],
    ['a text about scopes', raw('The scope device.write is missing', 403)],
    ['a text about claims', raw('Missing Claim', 403)],
  ])('in %s is the API itself', async (_what, handler) => {
    await expect(errorOf(handler)).resolves.toMatchObject({ code: 'missing_scope' });
  });
});

describe('the hint of a 401', () => {
  const hintOf = async (auth: AuthProvider, headers: OutgoingHttpHeaders = {}): Promise<string> => {
    await using server = await serve(empty(401, headers));
    return (await failure(clientOf(server, { auth }).call(unscoped))).hint;
  };
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

  test.each<[string, AuthProvider, RegExp]>([
    ['an API key', apiKey('0123456789abcdef'), /^The API key has expired/],
    [
      'an API key as a Bearer token',
      bearer('0123456789abcdef'),
      /^If an API key was sent as a Bearer token, .*apiKey/,
    ],
    ['an access token', bearer(token), /^The access token has expired/],
    ['an access token as an API key', apiKey(token), /^An access token was sent as an API key: .*bearer/],
    ['a password', basicAuth({ username: 'ada', password: 'secret' }), /ending this way.*API key/],
    ['no credentials', { authorization: () => undefined }, /without credentials/],
    ['a key in a header of its own', apiKey('0123456789', { header: 'X-Api-Key' }), /^The key has expired/],
  ])('names the likely cause: %s', async (_what, auth, hint) => {
    await expect(hintOf(auth)).resolves.toMatch(hint);
  });

  test('believes the server that says so', async () => {
    const headers = {
      'www-authenticate': 'Bearer error="invalid_token", error_description="The token expired"',
    };
    await expect(hintOf(bearer('0123456789abcdef'), headers)).resolves.toMatch(
      /^The access token has expired/,
    );
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
      'The date lies ahead.',
    ],
    [
      'a validation problem',
      json({ title: 'Invalid.', errors: { ApiUrl: ['The ApiUrl is missing.'], Id: ['No id.'] } }, 400),
      'Invalid. The ApiUrl is missing. No id.',
    ],
    [
      'a validation problem with the words of the status',
      json({ title: 'Bad Request', status: 400, errors: { Id: ['No id.'] } }, 400),
      'No id.',
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
    ['a page without a title', raw('<html><body>nothing</body></html>', 500), 'a page without a title'],
    ['lines and controls', raw('one\r\n\ttwo\u0000\u001b[31mthree\u009b2J', 400), 'one two [31mthree 2J'],
    ['signs that turn text around', raw('safe \u202egpj.exe\u2066 \u200bx', 400), 'safe gpj.exe x'],
  ])('is in the message: %s', async (_what, handler, said) => {
    const { message } = await errorOf(handler);
    expect(message.slice(message.indexOf('The server says: '))).toBe(`The server says: ${said}`);
  });

  test('is cut to a line', async () => {
    const { message } = await errorOf(raw('x'.repeat(1_000_000), 400));
    expect(message.length).toBeLessThan(500);
    expect(message).toMatch(/…$/);
  });

  test.each([
    ['no body', empty(404)],
    ['JSON without a sentence', json({ code: 17, secret: 's3cr3t-of-the-app' }, 404)],
    ['JSON that is cut', raw('{"app":"a","secret":"s3cr3t-of-the-app', 404)],
    ['a list that is cut', raw(' [{"secret":"s3cr3t-of-the-app"', 500)],
    ['a text that is cut', raw('"s3cr3t-of-the-app', 400)],
    ['the words of the status', json({ title: 'Not Found', status: 404 }, 404)],
    ['the words of the status as text', raw('Unauthorized', 401)],
  ])('is left out when it is nothing to show: %s', async (_what, handler) => {
    expect((await errorOf(handler)).message).toMatch(/\(\d{3}\)\.$/);
  });

  test('has the sentence once, without the words of the status after it', async () => {
    const handler = json({ title: 'Unauthorized', detail: 'The key is wrong.', status: 401 }, 401);
    expect((await errorOf(handler)).message).toBe(
      'GET /Things/{id}: the server refused the credentials (401). The server says: The key is wrong.',
    );
  });

  test.each([
    ['text', raw('The key is wrong. Unauthorized', 401)],
    ['text with the number', raw('The key is wrong. 401 Unauthorized.', 401)],
    ['one member', json({ Message: 'The key is wrong. Forbidden' }, 401)],
    ['a page', raw('<title>The key is wrong. Bad Request</title>', 401)],
  ])('ends without the words of the status: %s', async (_what, handler) => {
    expect((await errorOf(handler)).message).toMatch(/The server says: The key is wrong\.$/);
  });

  test.each([
    [400, 'Bad Request'],
    [401, 'Unauthorized'],
    [402, 'Payment Required'],
    [403, 'Forbidden'],
    [404, 'Not Found'],
    [405, 'Method Not Allowed'],
    [408, 'Request Timeout'],
    [409, 'Conflict'],
    [410, 'Gone'],
    [413, 'Payload Too Large'],
    [413, 'Content Too Large'],
    [415, 'Unsupported Media Type'],
    [422, 'Unprocessable Entity'],
    [422, 'Unprocessable Content'],
    [429, 'Too Many Requests'],
    [500, 'Internal Server Error'],
    [503, 'Service Unavailable'],
  ])('ends without the words of %i, %s', async (status, words) => {
    const said = `The claim is wrong. ${words}`;
    expect((await errorOf(raw(said, status))).message).toMatch(/The server says: The claim is wrong\.$/);
    expect((await errorOf(raw(words, status))).message).not.toContain('The server says');
  });

  test('is shown without the secrets that a text names', async () => {
    const { message } = await errorOf(raw('login failed for user=ada&password=s3cr3t&page=2', 400));
    expect(message).toContain('user=ada&password=[redacted]&page=2');
  });

  test('is shown without the secrets of JSON that a page or a sentence quotes', async () => {
    const said = JSON.stringify({ detail: 'cannot read {"app":"a","client_secret": "s3cr3t"}' });
    for (const handler of [
      raw(said, 400),
      raw('<title>at "client_secret":"s3cr3t","app":"a"</title>', 502),
    ]) {
      const { message } = await errorOf(handler);
      expect(message).toContain('[redacted]');
      expect(message).not.toContain('s3cr3t');
    }
  });
});

test.each(['ray\u009b2J', 'x'.repeat(201), 'a b'])('an id that is none is not passed on: %j', async (id) => {
  const error = await errorOf((response) => {
    response.socket?.end(`HTTP/1.1 500 x\r\ncf-ray: ${id}\r\ncontent-length: 0\r\n\r\n`, 'latin1');
  });
  expect(error).toMatchObject({ status: 500, requestId: undefined });
});

test('an error carries the id of the request and when to ask again', async () => {
  const error = await errorOf(empty(503, { 'cf-ray': '8f1e2d3c4b5a6978-ZRH', 'retry-after': '7' }));
  expect(error).toMatchObject({ requestId: '8f1e2d3c4b5a6978-ZRH', retryAfter: 7000 });
});
