import { describe, expect, test } from '@jest/globals';
import { hangUp, refusingUrl, serve } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing, postThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

describe('a network failure', () => {
  test('at a port where nothing listens says so', async () => {
    const url = await refusingUrl();
    const client = clientOf({ url }, { retry: { limit: 0 } });
    const error = await failure(client.call(getThing, { id: '1' }));
    expect(error).toMatchObject({ code: 'network', status: undefined, endpoint: 'GET /Things/{id}' });
    expect(error.message).toBe(
      `GET /Things/{id}: ${url} could not be reached, or the connection broke (ECONNREFUSED).`,
    );
    expect(error.hint).toContain('Nothing listens there');
    expect(error.cause).toMatchObject({ name: 'TypeError', cause: { code: 'ECONNREFUSED' } });
  });

  test('at a host that does not exist says so', async () => {
    const client = clientOf({ url: 'https://no-such-host.invalid' }, { retry: { limit: 0 } });
    const error = await failure(client.call(getThing, { id: '1' }));
    expect(error.code).toBe('network');
    expect(error.hint).toContain('does not resolve');
  });

  test('in the middle keeps its cause', async () => {
    await using server = await serve(hangUp);
    const error = await failure(clientOf(server, { retry: { limit: 0 } }).call(getThing, { id: '1' }));
    expect(error).toMatchObject({ code: 'network', cause: { message: 'fetch failed' } });
  });

  test('of a fetch that tells nothing points to CORS', async () => {
    const fetch = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));
    const client = clientOf({ url: 'https://smart-me.test' }, { fetch, retry: { limit: 0 } });
    const error = await failure(client.call(getThing, { id: '1' }));
    expect(error).toMatchObject({ code: 'network', cause: { message: 'Failed to fetch' } });
    expect(error.message).toContain('(Failed to fetch)');
    expect(error.hint).toContain('CORS');
  });
});

test('a signal of the caller keeps its reason', async () => {
  const reason = new Error('the page was closed');
  const client = clientOf({ url: 'https://smart-me.test' });
  const error = await failure(client.call(getThing, { id: '1' }, { signal: AbortSignal.abort(reason) }));
  expect(error.code).toBe('aborted');
  expect(error.cause).toBe(reason);
});

describe('a fetch that fails', () => {
  const client = (reason: unknown, limit = 0) => {
    let calls = 0;
    const fetch = (): Promise<Response> => {
      calls += 1;
      // As runtimes nest it: the outer error says nothing.
      return Promise.reject(calls > 1 ? new Error('again') : (reason as Error));
    };
    return {
      calls: () => calls,
      ...clientOf({ url: 'https://smart-me.test' }, { fetch, retry: { limit, backoff: 0 } }),
    };
  };
  const coded = (code: unknown): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error('deep down'), { code }) });

  const dns = 'The host name does not resolve: check baseUrl and the DNS.';
  const certificate = 'The certificate is not trusted: check baseUrl, the clock, and a proxy on the way.';
  const cors = 'Check the connection; in a browser also that the API allows the origin (CORS).';

  test.each<[unknown, string, string]>([
    [coded('ECONNREFUSED'), 'ECONNREFUSED', 'Nothing listens there: check baseUrl.'],
    [coded('ENOTFOUND'), 'ENOTFOUND', dns],
    [coded('EAI_AGAIN'), 'EAI_AGAIN', dns],
    [coded('CERT_HAS_EXPIRED'), 'CERT_HAS_EXPIRED', certificate],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), 'DEPTH_ZERO_SELF_SIGNED_CERT', certificate],
    [coded('SELF_SIGNED'), 'SELF_SIGNED', certificate],
    [coded('ERR_TLS_HANDSHAKE'), 'ERR_TLS_HANDSHAKE', certificate],
    [coded('ERR_SSL_WRONG_VERSION'), 'ERR_SSL_WRONG_VERSION', certificate],
    [coded('EPIPE'), 'EPIPE', 'Check the connection, and a proxy on the way.'],
    [coded(7), 'deep down', cors],
    [coded('no code'), 'deep down', cors],
    [new Error('key-of-the-test was refused'), '[redacted] was refused', cors],
    [undefined, 'no reason given', cors],
  ])('says why, and what to check: %#', async (reason, why, hint) => {
    const error = await failure(client(reason).call(getThing, { id: '1' }));
    expect(error).toMatchObject({ code: 'network', hint });
    expect(error.message).toBe(
      `GET /Things/{id}: https://smart-me.test could not be reached, or the connection broke (${why}).`,
    );
  });

  test.each([
    ['ECONNREFUSED', 2],
    ['ENOTFOUND', 2],
    ['EAI_AGAIN', 2],
    ['UND_ERR_CONNECT_TIMEOUT', 2],
    ['ConnectionRefused', 2],
    // The request may have arrived.
    ['ECONNRESET', 1],
    [undefined, 1],
  ])('of %s asks %i times for what is not idempotent', async (code, times) => {
    const failing = client(coded(code), 1);
    await failure(failing.call(postThing, { name: 'x' }));
    expect(failing.calls()).toBe(times);
  });
});

test('an attempt that takes too long says how long and which', async () => {
  const options = { fetch: () => new Promise<never>(() => undefined), retry: { limit: 0 } };
  const silent = clientOf({ url: 'https://smart-me.test' }, options);
  const error = await failure(silent.call(getThing, { id: '1' }, { timeout: 20 }));
  expect(error).toMatchObject({
    code: 'timeout',
    message: 'GET /Things/{id}: no whole response within 0.02 s (attempt 1).',
    hint: 'Check the connection, ask for less at once, or give a longer timeout.',
  });
});

test('an aborted call says where its reason is', async () => {
  const client = clientOf({ url: 'https://smart-me.test' });
  const error = await failure(client.call(getThing, { id: '1' }, { signal: AbortSignal.abort() }));
  expect(error).toMatchObject({
    message: 'GET /Things/{id}: aborted by its caller.',
    hint: 'The cause is the reason of the signal.',
    endpoint: 'GET /Things/{id}',
  });
});
