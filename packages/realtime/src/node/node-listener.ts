import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type StartDeadline, sharedDeadlines } from '../deadlines.ts';
import type { ReceiverCore } from '../receiver-core.ts';
import { WebhookError } from '../webhook-error.ts';
import {
  coreOf,
  headOf,
  responseTo,
  type WebhookReceiver,
  type WebhookResponse,
} from '../webhook-receiver.ts';

/** Responds to one node:http request. */
export type NodeListener = (message: IncomingMessage, response: ServerResponse) => void;

/** What a body parser of Express leaves behind on a request. */
type ParsedMessage = IncomingMessage & { readonly body?: unknown };

/**
 * How long a sender may go on with a body nobody takes, in milliseconds, so that it comes to read the response: in all,
 * and without sending anything.
 */
const LONGEST_LINGER = 10_000;
const IDLE_LINGER = 1_000;
/** How late a timeout may be, in milliseconds. */
const GRAIN = 250;

/**
 * The receiver as a listener of node:http, which is also a handler of Express and, on `request.raw` and `reply.raw` after
 * `reply.hijack()`, of Fastify. A body that `express.raw()` has read already is taken from `request.body`.
 *
 * @throws TypeError when the receiver was not made by `createWebhookReceiver`.
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
  return listenerOf(receiver, () => false);
}

/** The same for a server that may be closing: a connection that is kept alive would hold up its end. */
export function listenerOf(receiver: WebhookReceiver, isClosing: () => boolean): NodeListener {
  const core = coreOf(receiver);
  const startDeadline = sharedDeadlines(Math.min(GRAIN, core.bodyTimeout));
  /** Connections that end with a response that is under way: what comes after it would never get one. */
  const ending = new WeakSet<Socket>();

  return (message, response) => {
    if (ending.has(message.socket)) {
      message.resume();
      return;
    }
    const respond = (error: WebhookError | undefined): void => {
      send(responseTo(error, core), message, response, { ending, isClosing });
    };
    const refused = core.admit(headOf(message.method, message.headers));
    if (!response.shouldKeepAlive) ending.add(message.socket);
    if (refused !== undefined) {
      respond(refused);
      return;
    }
    readBody(message, core, startDeadline, (body) => {
      if (body instanceof WebhookError) {
        respond(core.giveUp(body));
        return;
      }
      const outcome = core.deliver(body, { hungUp: () => hangUpSignal(response), startDeadline });
      if (outcome instanceof Promise) void outcome.then(respond);
      else respond(outcome);
    });
  };
}

/** Reads the whole body, bounded in size while it arrives and in time, and calls back once. */
function readBody(
  message: ParsedMessage,
  { maxBodyBytes, bodyTimeout }: ReceiverCore,
  startDeadline: StartDeadline,
  take: (body: Uint8Array | WebhookError) => void,
): void {
  if (message.body instanceof Uint8Array) {
    take(message.body.length > maxBodyBytes ? new WebhookError('body_too_large') : message.body);
    return;
  }
  if (message.readableEnded) {
    // A body parser that kept something else than the bytes, such as express.text(), was here first.
    const cause = new TypeError('A body parser consumed the body: mount the listener before it.');
    take(new WebhookError('body_incomplete', { cause }));
    return;
  }
  let chunks: Uint8Array[] = [];
  let size = 0;
  const endDeadline = startDeadline(bodyTimeout, () => {
    finish(new WebhookError('body_timeout'));
  });
  const finish = (body: Uint8Array | WebhookError): void => {
    endDeadline();
    message.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
    // A request that is cut off may still say so.
    message.on('error', () => undefined);
    chunks = [];
    take(body);
  };
  const onData = (chunk: Uint8Array): void => {
    size += chunk.length;
    if (size > maxBodyBytes) finish(new WebhookError('body_too_large'));
    else chunks.push(chunk);
  };
  const onEnd = (): void => {
    // One chunk, which is all of nearly every delivery, is used as it is.
    finish(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : joined(chunks, size));
  };
  const onError = (cause: unknown): void => {
    finish(new WebhookError('body_incomplete', { cause }));
  };
  const onClose = (): void => {
    finish(new WebhookError('body_incomplete', { cause: new Error('The sender hung up.') }));
  };
  message.on('data', onData).once('end', onEnd).once('error', onError).once('close', onClose);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Aborts when the sender hangs up before the response is sent. */
function hangUpSignal(response: ServerResponse): AbortSignal {
  const hungUp = new AbortController();
  if (response.destroyed && !response.writableFinished) hungUp.abort();
  response.once('close', () => {
    if (!response.writableFinished) hungUp.abort();
  });
  return hungUp.signal;
}

/**
 * Sends a response. When the request has not arrived wholly, the connection cannot be used again: it is closed, but not
 * before the sender had time to send the rest and to read the response, which a reset would discard (RFC 9112 §9.6).
 */
function send(
  { status, headers, body }: WebhookResponse,
  message: IncomingMessage,
  response: ServerResponse,
  { ending, isClosing }: { readonly ending: WeakSet<Socket>; readonly isClosing: () => boolean },
): void {
  const isWhole = message.complete || message.destroyed;
  const isLast = !isWhole || isClosing();
  if (isLast) ending.add(message.socket);
  // A 204 has no body, and so no length (RFC 9110 §8.6).
  response.writeHead(status, {
    ...headers,
    ...(isLast && { connection: 'close' }),
    ...(body !== '' && { 'content-length': Buffer.byteLength(body) }),
  });
  if (isWhole) {
    response.end(body);
    return;
  }
  response.write(body);
  const hangUp = (): void => {
    response.end();
    message.destroy();
  };
  const longest = setTimeout(hangUp, LONGEST_LINGER).unref();
  const idle = setTimeout(hangUp, IDLE_LINGER).unref();
  message
    .on('data', () => {
      idle.refresh();
    })
    .once('end', () => {
      response.end();
    })
    .once('close', () => {
      clearTimeout(longest);
      clearTimeout(idle);
    })
    .on('error', () => undefined);
}
