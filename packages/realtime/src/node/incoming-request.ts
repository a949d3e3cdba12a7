import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a body parser of Express leaves behind on a request. */
type ParsedMessage = IncomingMessage & { readonly body?: unknown };

/** The fetch request of a node:http one. Its signal aborts when the sender hangs up before the answer is sent. */
export function incomingRequest(message: ParsedMessage, response: ServerResponse): Request {
  const hungUp = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) hungUp.abort();
  });
  const method = message.method ?? 'GET';
  return new Request(urlOf(message), {
    // TRACE cannot be a fetch request (Fetch §2.2.1, forbidden methods); to a receiver it is one more wrong method.
    method: method === 'TRACE' ? 'OPTIONS' : method,
    headers: headersOf(message),
    signal: hungUp.signal,
    ...(method !== 'GET' && method !== 'HEAD' && { body: bodyOf(message), duplex: 'half' }),
  });
}

/** Only the path can matter to a handler, so the host is not taken from the sender. */
function urlOf({ url = '/' }: IncomingMessage): string {
  const absolute = `http://localhost${url}`;
  return url.startsWith('/') && URL.canParse(absolute) ? absolute : 'http://localhost/';
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  return headers;
}

function bodyOf(message: ParsedMessage): Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> {
  if (message.body instanceof Uint8Array) return new Uint8Array(message.body);
  return message.readableEnded ? consumed() : streamOf(message);
}

/** A body parser that kept something else than the bytes, such as express.text(), was here first. */
function consumed(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      controller.error(new TypeError('A body parser consumed the body: mount the listener before it.'));
    },
  });
}

/** Unlike Readable.toWeb, giving up on the body leaves the connection open for the answer. */
function streamOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const listeners = new AbortController();
  return new ReadableStream({
    start(controller) {
      const onData = (chunk: Uint8Array): void => {
        controller.enqueue(chunk);
        message.pause();
      };
      const onEnd = (): void => {
        controller.close();
      };
      const onError = (error: Error): void => {
        controller.error(error);
      };
      message.on('data', onData).once('end', onEnd).once('error', onError);
      message.pause();
      listeners.signal.addEventListener('abort', () => {
        message.off('data', onData).off('end', onEnd).off('error', onError);
      });
    },
    pull: () => {
      message.resume();
    },
    cancel: () => {
      listeners.abort();
    },
  });
}
