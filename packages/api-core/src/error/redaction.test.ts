import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { cutBody, empty, type Handler, raw, serve, silence } from '@smart-me-tools/testing';
import { apiKey } from '../auth/auth-provider.ts';
import type { AuthProvider } from '../auth/auth-provider.ts';
import { basicAuth, cardAccessToken } from '../auth/basic-auth.ts';
import { bearer } from '../auth/auth-provider.ts';
import { createClient } from '../client/create-client.ts';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { putThing, thing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';
import { text } from '../wire/scalars.ts';

const PASSWORD = 'Zürich/"geheim" 8001';
const KEY = 'kEy+0123456789/abc=';
const BODY_SECRET = 'webhook<p4ssw0rd>&more';
const QUERY_SECRET = 'query token/with?signs';
const CARD = 'card-token-4711';

const ways: [string, AuthProvider, string[]][] = [
  ['apiKey', apiKey(KEY), [KEY]],
  ['bearer', bearer(() => Promise.resolve(KEY)), [KEY]],
  [
    'basicAuth',
    basicAuth({ username: 'user', password: PASSWORD }),
    [PASSWORD, Buffer.from(`user:${PASSWORD}`).toString('base64')],
  ],
  [
    'cardAccessToken',
    cardAccessToken({ cardId: '42', token: CARD }),
    [CARD, btoa(`cardaccesstoken_42:${CARD}`)],
  ],
];

const call = defineEndpoint({
  method: 'PUT',
  path: '/Things',
  params: { accessToken: text },
  body: thing,
  response: thing,
});
const input = { accessToken: QUERY_SECRET, name: 'thing', password: BODY_SECRET };

/** Responds with everything that the request held, as it came and decoded. */
const echo =
  (status: number, frame: (all: string) => string = (all) => all): Handler =>
  (response, request) => {
    const { authorization = '' } = request.headers;
    const all = [
      request.url,
      decodeURIComponent(request.url.replaceAll('+', ' ')),
      authorization,
      Buffer.from(authorization.split(' ')[1] ?? '', 'base64').toString(),
      request.body,
      (JSON.parse(request.body) as { password: string }).password,
    ].join('\n');
    raw(frame(all), status, { 'content-type': 'text/plain' })(response, request);
  };

/** As frameworks do it before they put a text into a page. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const handlers: [string, Handler][] = [
  ['400 echoing the request', echo(400)],
  ['400 with a page', echo(400, (all) => `<html><title>${escapeHtml(all)}</title></html>`)],
  [
    '400 with problem details',
    echo(400, (all) => JSON.stringify({ title: all, detail: all, errors: { a: [all] } })),
  ],
  ['401', empty(401)],
  ['403', echo(403)],
  ['500', echo(500)],
  ['200 that is no JSON', echo(200)],
  ['200 with a page', echo(200, (all) => `<!doctype html><title>${all}</title>`)],
  [
    '200 of another shape',
    echo(200, (all) => JSON.stringify({ name: 7, kind: all, parts: [{ name: all, value: all }] })),
  ],
  ['a broken body', cutBody],
  ['silence', silence],
  [
    'a redirect elsewhere',
    (response, request) => {
      empty(302, { location: `https://elsewhere.test${request.url}` })(response, request);
    },
  ],
];

/** Every form of a secret that a text could give it away in. */
function formsOf(secret: string): string[] {
  const form = new URLSearchParams({ secret }).toString().slice('secret='.length);
  return [secret, encodeURIComponent(secret), form, JSON.stringify(secret).slice(1, -1), escapeHtml(secret)];
}

function everythingOf(error: Error): string {
  return [
    error.message,
    String(error),
    error.stack,
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true, getters: true }),
    inspect(Object.getOwnPropertyDescriptors(error), { depth: 20 }),
  ].join('\n');
}

describe('no secret leaves a call', () => {
  const cases = ways.flatMap(([way, auth, secrets]) =>
    handlers.map(([what, handler]) => ({ way, auth, secrets, what, handler })),
  );

  test.each(cases)('$way, which meets ', async ({ auth, secrets, handler }) => {
    await using server = await serve(handler);
    const events: unknown[] = [];
    const record = (event: unknown): void => {
      events.push(event);
    };
    const client = createClient({
      auth,
      baseUrl: server.url,
      timeout: handler === silence ? 100 : 10_000,
      retry: { limit: 1, backoff: 1 },
      hooks: { onRequest: record, onResponse: record, onRetry: record, onPause: record },
    });
    const error = await failure(client.call(call, input));
    const seen = [
      everythingOf(error),
      JSON.stringify(events),
      inspect([events, client, auth], { depth: 20, showHidden: true }),
    ].join('\n');
    expect(events.length).toBeGreaterThan(0);
    expect(error.code === 'timeout').toBe(handler === silence);
    for (const secret of [...secrets, BODY_SECRET, QUERY_SECRET].flatMap(formsOf))
      expect(seen).not.toContain(secret);
  });
});

test('what a fetch of your own throws is redacted too', async () => {
  const client = createClient({
    auth: apiKey(KEY),
    baseUrl: 'https://smart-me.test',
    retry: { limit: 0 },
    fetch: (_url, init) =>
      Promise.reject(
        Object.assign(new Error(`could not send ${JSON.stringify(init?.headers)}`), {
          init,
          cause: new Error(KEY),
        }),
      ),
  });
  const error = await failure(client.call(call, input));
  expect(error).toMatchObject({ code: 'network', cause: { cause: { message: '[redacted]' } } });
  for (const secret of [KEY, BODY_SECRET, QUERY_SECRET]) expect(everythingOf(error)).not.toContain(secret);
});

test('a wrong input is named, not shown', async () => {
  const client = createClient({ auth: apiKey(KEY), baseUrl: 'https://smart-me.test' });
  const wrong = { id: '1', name: 'thing', password: BODY_SECRET, value: BODY_SECRET as unknown as number };
  const error = await failure(client.call(putThing, wrong));
  expect(error.message).toBe('PUT /Things/{id}: not sent: value: expected a number, got a string.');
  expect(everythingOf(error)).not.toContain(BODY_SECRET);
});

test('hooks see the URL without its secrets', async () => {
  await using server = await serve(empty(404));
  const urls: string[] = [];
  const client = createClient({
    auth: apiKey(KEY),
    baseUrl: server.url,
    hooks: { onRequest: ({ url }) => urls.push(url) },
  });
  await failure(client.call(call, input));
  expect(urls).toEqual([`${server.url}/Things?accessToken=[redacted]`]);
});

test('a sign that nobody sees does not hide a secret', async () => {
  const hidden = `${KEY.slice(0, 4)}\u200b${KEY.slice(4)}`;
  const fetch = (): Promise<Response> =>
    Promise.resolve(new Response(`no such key: ${hidden}`, { status: 400 }));
  const client = createClient({ auth: apiKey(KEY), baseUrl: 'https://smart-me.test', fetch });
  const error = await failure(client.call(call, input));
  expect(error.message).toContain('no such key: [redacted]');
  expect(everythingOf(error)).not.toContain(KEY);
});
