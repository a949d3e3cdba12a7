import { describe, expect, test } from '@jest/globals';
import { hangUp, refusingUrl, serve } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
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
