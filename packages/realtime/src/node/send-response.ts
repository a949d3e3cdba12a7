import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a sender may go on with a body nobody reads, in milliseconds, so that it comes to read the answer. */
const LINGER = 500;

/**
 * Sends a fetch response. When the request has not arrived wholly, the connection cannot be used again: it is closed, but
 * not before the sender had a moment to read the answer, which a reset would discard (RFC 9112 §9.6).
 */
export async function sendResponse(
  message: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  const body = new Uint8Array(await answer.arrayBuffer());
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (body.byteLength > 0) response.setHeader('content-length', body.byteLength);
  response.statusCode = answer.status;
  if (message.complete || message.destroyed) {
    response.end(body);
    return;
  }
  response.setHeader('connection', 'close');
  response.write(body);
  message.resume();
  const arrived = new Promise((resolve) => message.once('end', resolve).once('close', resolve));
  await Promise.race([arrived, delay(LINGER, undefined, { ref: false })]);
  response.end();
  message.destroy();
}
