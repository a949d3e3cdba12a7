import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that sends the bytes it is told as they are, and closes: no header field is added or set right. */
export interface RawServer {
  readonly baseUrl: string;
  /** What it sends from now on. */
  send: Uint8Array;
}

/** Starts on a free port of the loopback, and keeps no program alive. */
export async function rawServer(): Promise<RawServer> {
  const server = createServer((request) => {
    const { socket } = request;
    socket.unref();
    // The whole request first: a connection that is closed with unread bytes is reset.
    request.resume().once('end', () => socket.end(raw.send));
  });
  server.unref();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const raw: RawServer = { baseUrl: `http://127.0.0.1:${port}`, send: new Uint8Array() };
  return raw;
}
