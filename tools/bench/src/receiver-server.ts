import { timingSafeEqual } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeReadings } from '@smart-me/proto-codec';
import { createWebhookReceiver } from '@smart-me/realtime';
import { nodeListener } from '@smart-me/realtime/node';

export const CREDENTIALS = { username: 'smart-me', password: 'a long random password' };

/** What a sender sends. */
export const AUTHORIZATION = `Basic ${Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString('base64')}`;

/** The servers by name; the second is the first again, as a control. */
export const SERVERS = ['bare node:http', 'bare node:http, again', 'realtime, nodeListener'] as const;
export type ServerName = (typeof SERVERS)[number];

const expected = Buffer.from(AUTHORIZATION);

/** No less can be done: the body read, the credentials compared in constant time, the readings decoded. */
const bare: RequestListener = (message, response) => {
  const presented = Buffer.alloc(expected.length);
  presented.write(message.headers.authorization ?? '');
  const isAuthorized = timingSafeEqual(presented, expected);
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk));
  message.on('end', () => {
    const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    const isTaken = isAuthorized && decodeReadings(body).length > 0;
    response.writeHead(isTaken ? 204 : 401).end();
  });
};

function listenerOf(name: ServerName): RequestListener {
  if (name !== 'realtime, nodeListener') return bare;
  return nodeListener(createWebhookReceiver({ credentials: CREDENTIALS, onReadings: () => undefined }));
}

/** A program, when it is forked: serves, tells its port, and what it has used whenever it is asked. */
const name = SERVERS.find((one) => one === process.argv[2]);
if (process.send !== undefined && name !== undefined) {
  const send = process.send.bind(process);
  const server = createServer(listenerOf(name)).listen(0, '127.0.0.1', () => {
    send((server.address() as AddressInfo).port);
  });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    send((user + system) * 1_000);
  });
}
