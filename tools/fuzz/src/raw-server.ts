import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** A server that sends the bytes it is told as they are, and closes: no header field is added or set right. */
export interface RawServer {
  readonly baseUrl: string;
  /** What it sends from now on. */
  send: Uint8Array;
}

/** Starts on a free port of the loopback, and keeps no program alive. */
export async function rawServer(): Promise<RawServer> {
  const server = createServer((socket) => {
    socket.unref();
    socket.on('error', () => undefined);
    // The whole request first: a connection that is closed with unread bytes is reset.
    let head = '';
    socket.on('data', (chunk: Buffer) => {
      head += chunk.toString('latin1');
      if (isWhole(head)) socket.end(raw.send);
    });
  });
  server.unref();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const raw: RawServer = { baseUrl: `http://127.0.0.1:${portOf(server)}`, send: new Uint8Array() };
  return raw;
}

function isWhole(request: string): boolean {
  const [head = '', ...body] = request.split('\r\n\r\n');
  const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return request.includes('\r\n\r\n') && body.join('\r\n\r\n').length >= length;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
