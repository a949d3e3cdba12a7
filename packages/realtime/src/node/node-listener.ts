import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebhookReceiver } from '../webhook-receiver.ts';
import { incomingRequest } from './incoming-request.ts';
import { sendResponse } from './send-response.ts';

/** Answers one node:http request. */
export type NodeListener = (message: IncomingMessage, response: ServerResponse) => void;

/**
 * The receiver as a listener of node:http, which is also a handler of Express and, on `request.raw` and `reply.raw` after
 * `reply.hijack()`, of Fastify. A body that `express.raw()` has read already is taken from `request.body`.
 *
 * @example
 * ```ts
 * import { createServer } from 'node:http';
 * import { createWebhookReceiver } from '@smart-me/realtime';
 * import { nodeListener } from '@smart-me/realtime/node';
 *
 * const receiver = createWebhookReceiver({
 *   credentials: { username: 'smart-me', password: 'a long random password' },
 *   onReadings: (readings) => console.log(readings.length),
 * });
 * const server = createServer(nodeListener(receiver));
 * server.close();
 * ```
 */
export function nodeListener(receiver: WebhookReceiver): NodeListener {
  return (message, response) => {
    receiver
      .fetch(incomingRequest(message, response))
      .then((answer) => sendResponse(message, response, answer))
      .catch(() => response.destroy());
  };
}
