import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { authorization, credentials, documentedDelivery } from '../testing/delivery.ts';
import { createWebhookReceiver } from '../webhook-receiver.ts';
import { nodeListener } from './node-listener.ts';

/** One delivery to a server that treats the request first, as a framework's body parser does. */
async function deliverTo(parse: (message: IncomingMessage) => Promise<unknown>, maxBodyBytes?: number) {
  const told: unknown[] = [];
  const listener = nodeListener(
    createWebhookReceiver({
      credentials,
      maxBodyBytes,
      onReadings: (readings) => void told.push(readings.length),
      onError: ({ code, cause }) => void told.push(cause ?? code),
    }),
  );
  const handle = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    Object.assign(message, { body: await parse(message) });
    listener(message, response);
  };
  const server = createServer((message, response) => void handle(message, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { status } = await fetch(`http://127.0.0.1:${port ?? ''}/`, {
    method: 'POST',
    headers: { authorization },
    body: documentedDelivery,
  });
  server.closeAllConnections();
  server.close();
  return { status, told };
}

test('a body that nobody read is read, though a framework left an empty object', async () => {
  expect(await deliverTo(() => Promise.resolve({}))).toEqual({ status: 204, told: [1] });
});

test('a body that a framework has read as bytes is taken from it', async () => {
  expect(await deliverTo(buffer)).toEqual({ status: 204, told: [1] });
});

test.each([
  [92, { status: 204, told: [1] }],
  [91, { status: 413, told: ['body_too_large'] }],
])('a body of 92 bytes that a framework has read, of which %i may come', async (maxBodyBytes, outcome) => {
  expect(await deliverTo(buffer, maxBodyBytes)).toEqual(outcome);
});

test('a body that a framework has read as something else is refused, and the reason told', async () => {
  expect(await deliverTo(text)).toMatchObject({
    status: 400,
    told: [{ message: 'A body parser consumed the body: mount the listener before it.' }],
  });
});
