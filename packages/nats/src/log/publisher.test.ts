import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { jetstream } from '@nats-io/jetstream';
import { expect, test } from '@jest/globals';
import { deliveryOf } from '@smart-me/ingest';
import { connectNats, ConnectionState } from './connection.ts';
import { Publisher } from './publisher.ts';

const delivery = deliveryOf({ body: Uint8Array.of(1, 2, 3), receivedAt: new Date() });
/** What nats-server has said since 2.11 of an id whose first message is on its way to the other servers. */
const inProcess = {
  error: { code: 409, err_code: 10158, description: 'duplicate message id is in process' },
};
const acknowledged = { stream: 'smart-me', seq: 1 };

test('an id that is in process is sent again: what becomes of the first is what this one gets', async () => {
  await using server = await startServer([inProcess, inProcess, { ...acknowledged, duplicate: true }]);
  expect(await published(server.url, 5_000)).toBe('repeated');
  expect(server.published).toBe(3);
});

test('an acknowledgement without a place in the stream is none', async () => {
  const nowhere = { ...acknowledged, seq: 0, duplicate: true };
  await using server = await startServer([nowhere, nowhere, { ...acknowledged, duplicate: true }]);
  expect(await published(server.url, 5_000)).toBe('repeated');
  expect(server.published).toBe(3);
  await using other = await startServer([nowhere]);
  await expect(published(other.url, 1_000)).rejects.toMatchObject({
    code: 'unavailable',
    message: 'NATS has not confirmed the delivery: a copy of it is not stored yet.',
  });
});

test('a stream whose queue is full is asked again', async () => {
  const tooMany = { error: { code: 429, err_code: 10167, description: 'too many requests' } };
  await using server = await startServer([tooMany, acknowledged]);
  expect(await published(server.url, 5_000)).toBe('stored');
});

test('it ends in time, and says what the server said', async () => {
  await using server = await startServer([inProcess]);
  await expect(published(server.url, 1_000)).rejects.toMatchObject({
    code: 'unavailable',
    message: 'NATS has not confirmed the delivery: duplicate message id is in process.',
  });
  expect(server.published).toBeGreaterThan(1);
});

test('what a later attempt would not change is sent once', async () => {
  const failed = { error: { code: 503, err_code: 10077, description: 'maximum bytes exceeded' } };
  await using server = await startServer([failed]);
  await expect(published(server.url, 5_000)).rejects.toMatchObject({ code: 'full' });
  expect(server.published).toBe(1);
});

async function published(url: string, timeout: number): Promise<'stored' | 'repeated'> {
  const connection = await connectNats({ servers: url });
  try {
    const state = new ConnectionState(connection);
    const client = jetstream(connection);
    return await new Publisher({ client, state, subject: 'smart-me.deliveries.test', timeout }).publish(
      delivery,
    );
  } finally {
    await connection.close();
  }
}

interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  /** Messages that it got. */
  readonly published: number;
}

/** As much of the protocol of NATS as a publisher needs; what it responds with is given, the last for ever. */
async function startServer(responses: readonly object[]): Promise<ScriptedServer> {
  let count = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const send = (line: string): void => void socket.write(`${line}\r\n`);
    let inbox = '';
    send(
      `INFO ${JSON.stringify({ server_id: 'test', version: '2.15.1', proto: 1, headers: true, jetstream: true, max_payload: 1_048_576 })}`,
    );
    createInterface({ input: socket }).on('line', (line) => {
      const [command, , second = ''] = line.split(' ');
      if (command === 'PING') send('PONG');
      if (command === 'SUB') inbox = second;
      if (command !== 'HPUB') return;
      const response = JSON.stringify(responses[Math.min(count, responses.length - 1)]);
      count += 1;
      send(`MSG ${second} ${inbox} ${Buffer.byteLength(response)}\r\n${response}`);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `nats://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get published() {
      return count;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
