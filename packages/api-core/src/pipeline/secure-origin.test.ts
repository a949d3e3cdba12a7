import { describe, expect, test } from '@jest/globals';
import { json, serve } from '@smart-me-tools/testing';
import { clientOf } from '../testing/client-of.ts';
import { getThing } from '../testing/endpoints.ts';
import { failure } from '../testing/failure.ts';

/** What happens to a call to that address; `fetch` records instead of sending. */
async function callTo(url: string): Promise<{ code: string; sent: string[]; asked: number }> {
  const sent: string[] = [];
  let asked = 0;
  const client = clientOf(
    { url },
    {
      auth: {
        authorization: () => {
          asked += 1;
          return 'ApiKey key-of-the-test';
        },
      },
      fetch: (input) => {
        sent.push(input instanceof Request ? input.url : String(input));
        return Promise.resolve(Response.json({ name: 'thing' }));
      },
    },
  );
  const code = await client.call(getThing, { id: '1' }).then(
    () => 'sent',
    async (error: unknown) => (await failure(Promise.reject(error as Error))).code,
  );
  return { code, sent, asked };
}

describe('credentials', () => {
  test.each([
    'https://api.smart-me.com',
    'http://localhost:1',
    'http://simulator.localhost',
    'http://127.0.0.1:1',
    'http://127.1.2.3',
    'http://[::1]:1',
    'http://0x7f.1', // 127.0.0.1, as the URL parser writes it
  ])('go to %s', async (url) => {
    await expect(callTo(url)).resolves.toMatchObject({ code: 'sent', asked: 1 });
  });

  test.each([
    'http://api.smart-me.com',
    'http://192.168.1.10',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'http://notlocalhost',
    'http://[::ffff:8.8.8.8]',
    'ftp://127.0.0.1',
  ])('do not go to %s: the provider is not even asked', async (url) => {
    await expect(callTo(url)).resolves.toEqual({ code: 'invalid_request', sent: [], asked: 0 });
  });

  test('and the reason is named', async () => {
    const error = await failure(clientOf({ url: 'http://192.168.1.10/api' }).call(getThing, { id: '1' }));
    expect(error.message).toBe('GET /Things/{id}: http://192.168.1.10 is neither https nor on this machine.');
    expect(error.hint).toBe(
      'Use https in baseUrl: over plain http everyone on the way could read the credentials.',
    );
  });
});

test('a real call over loopback carries them', async () => {
  await using server = await serve(json({ name: 'thing' }));
  await clientOf(server).call(getThing, { id: '1' });
  expect(server.requests[0]?.headers.authorization).toBe('ApiKey key-of-the-test');
});
