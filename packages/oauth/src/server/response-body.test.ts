import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { deviceClient } from './client-kind.ts';
import { clientCredentials } from '../grants/client-credentials.ts';
import { createOAuthClient } from '../client/oauth-client.ts';

/** Responds with a body that goes on for as long as it is read; the path says with which status. */
const server = createServer(({ url = '/' }, response) => {
  const chunk = `"${'SECRET'.repeat(10_000)}",`;
  const more = (): void => {
    while (response.writable && response.write(chunk));
  };
  response.writeHead(Number(url.slice(1, 4)) || 200, { 'content-type': 'application/json' });
  response.on('drain', more);
  response.write('[');
  more();
});
let url: string;
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const client = deviceClient({ clientId: 'device', clientSecret: 'secret' });
const ask = ({ status = 200, discovery = false }): Promise<unknown> => {
  const endpoints = discovery ? 'api' : { token: `${url}/${status}` };
  const oauth = createOAuthClient({ client, baseUrl: url, endpoints, discovery });
  return failureOf(oauth.requestTokens(clientCredentials({ scopes: ['device.read'] })));
};

test.each([
  ['tokens', {}],
  ['metadata', { discovery: true }],
])('a response without end, where there should be %s, is given up', async (_what, options) => {
  const error = await ask(options);
  expect(error).toMatchObject({
    code: 'unexpected_response',
    message: 'The response of the authorization server is larger than 1 MiB.',
  });
  expect(inspect(error)).not.toContain('SECRET');
});

test('a refusal without end is told by its status', async () => {
  const error = await ask({ status: 400 });
  expect(error).toMatchObject({ code: 'unexpected_response', status: 400 });
  expect(inspect(error)).not.toContain('SECRET');
});
