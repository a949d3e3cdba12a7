import type { OutgoingHttpHeaders } from 'node:http';
import type { Handler } from './serve.ts';

/** JSON with a status. */
export function json(body: unknown, status = 200, headers: OutgoingHttpHeaders = {}): Handler {
  return raw(JSON.stringify(body), status, { 'content-type': 'application/json; charset=utf-8', ...headers });
}

/** A body as it is. */
export function raw(body: string | Uint8Array, status = 200, headers: OutgoingHttpHeaders = {}): Handler {
  return (response) => response.writeHead(status, headers).end(body);
}

/** A status and nothing else. */
export function empty(status: number, headers: OutgoingHttpHeaders = {}): Handler {
  return (response) => response.writeHead(status, headers).end();
}

/** Never a response. */
export const silence: Handler = () => undefined;

/** The head of a response and the beginning of its body; the rest never comes. */
export const stall: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"name":');
};

/** The connection breaks before the response. */
export const hangUp: Handler = (response) => {
  response.destroy();
};

/** The connection breaks in the middle of the body. */
export const cutBody: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"name":', () => response.destroy());
};

/** The body is shorter than the head says. */
export const shortBody: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"name":"short"}', () => response.destroy());
};

/** A body without an end. */
export const endless: Handler = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  // On Node 26 the callback of a write comes before any event: without a pause nobody would be told that the reader has gone.
  const more = (): void => {
    if (!response.destroyed) response.write(' '.repeat(65_536), () => setImmediate(more));
  };
  more();
};
