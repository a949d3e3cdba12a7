import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer } from './serve.ts';

/** JSON with a status. */
export function json(body: unknown, status = 200, headers: OutgoingHttpHeaders = {}): Answer {
  return raw(JSON.stringify(body), status, { 'content-type': 'application/json; charset=utf-8', ...headers });
}

/** A body as it is. */
export function raw(body: string | Uint8Array, status = 200, headers: OutgoingHttpHeaders = {}): Answer {
  return (response) => response.writeHead(status, headers).end(body);
}

/** A status and nothing else. */
export function empty(status: number, headers: OutgoingHttpHeaders = {}): Answer {
  return (response) => response.writeHead(status, headers).end();
}

/** Never an answer. */
export const silence: Answer = () => undefined;

/** The head of an answer and the beginning of its body; the rest never comes. */
export const stall: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{"name":');
};

/** The connection breaks before the answer. */
export const hangUp: Answer = (response) => {
  response.destroy();
};

/** The connection breaks in the middle of the body. */
export const cutBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"name":', () => response.destroy());
};

/** The body is shorter than the head says. */
export const shortBody: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
  response.write('{"name":"short"}', () => response.destroy());
};

/** A body without an end. */
export const endless: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = (): void => {
    if (!response.destroyed) response.write(' '.repeat(65_536), more);
  };
  more();
};
