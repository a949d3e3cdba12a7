import { RealtimeDecodeError } from '@smart-me/proto-codec';
import { timerDeadlines } from './deadlines.ts';
import { type DeliveryHead, type ReceiverCore, receiverCore, type Transport } from './receiver-core.ts';
import type { WebhookReceiverOptions } from './receiver-options.ts';
import { WebhookError, type WebhookErrorCode } from './webhook-error.ts';

/** A delivery, whatever transport it came by. */
export interface WebhookDelivery {
  readonly method: string;
  /** The header fields, their names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** Aborts when the sender hangs up. */
  readonly signal?: AbortSignal | undefined;
}

/** The response to a delivery. */
export interface WebhookResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Problem details (RFC 9457) as JSON; empty for a delivery that was taken. */
  readonly body: string;
}

/** Takes the deliveries of smart-me, whatever brings them; `fetch` and `handle` need no `this`. */
export interface WebhookReceiver {
  /** Responds to a fetch request: in a worker, Bun, Deno or Hono. Never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Responds to a delivery that a transport of yours has read wholly. Never rejects. */
  readonly handle: (delivery: WebhookDelivery) => Promise<WebhookResponse>;
}

/**
 * Receives the realtime webhook: checks credentials, type and size, decodes the body and hands the readings over. Every
 * outcome has its status: 204 taken, 400 not decodable, 401, 405, 408, 413, 415, 500 when the handler throws, 503 when
 * overloaded.
 *
 * The platform documents no delivery guarantee: expect repeats, gaps and readings out of order.
 *
 * @throws TypeError when the credentials cannot be sent as Basic credentials, RangeError when a limit makes no sense.
 * @example
 * ```ts
 * import { createWebhookReceiver } from '@smart-me/realtime';
 *
 * const receiver = createWebhookReceiver({
 *   credentials: { username: 'smart-me', password: 'a long random password' },
 *   onReadings(readings) {
 *     for (const { deviceId, timestamp, values } of readings) console.log(deviceId, `${timestamp}`, values.length);
 *   },
 * });
 * const response = await receiver.fetch(new Request('https://example.com/smart-me', { method: 'POST' }));
 * console.log(response.status); // 401
 * ```
 */
export function createWebhookReceiver(options: WebhookReceiverOptions): WebhookReceiver {
  const core = receiverCore(options);

  const receiver: WebhookReceiver = {
    fetch: async (request) => {
      const { headers } = request;
      const refused = core.admit({
        method: request.method,
        authorization: headers.get('authorization') ?? undefined,
        contentType: headers.get('content-type') ?? undefined,
        contentEncoding: headers.get('content-encoding') ?? undefined,
        contentLength: headers.get('content-length') ?? undefined,
      });
      const error = refused ?? (await afterBody(request, core));
      const { status, headers: fields, body } = responseTo(error, core);
      return new Response(body === '' ? null : body, { status, headers: fields });
    },
    handle: async ({ method, headers, body, signal }) => {
      const refused =
        core.admit(headOf(method, headers)) ??
        (body.length > core.maxBodyBytes ? core.giveUp(new WebhookError('body_too_large')) : undefined);
      const transport = {
        hungUp: () => signal ?? new AbortController().signal,
        startDeadline: timerDeadlines,
      };
      return responseTo(refused ?? (await core.deliver(body, transport)), core);
    },
  };
  cores.set(receiver, core);
  return receiver;
}

/** The receivers of this module: `node/` reads its requests without a fetch request in between. */
const cores = new WeakMap<WebhookReceiver, ReceiverCore>();

/** @throws TypeError when the receiver was not made by `createWebhookReceiver`. */
export function coreOf(receiver: WebhookReceiver): ReceiverCore {
  const core = cores.get(receiver);
  if (core === undefined) throw new TypeError('Pass what createWebhookReceiver has returned.');
  return core;
}

/** What a receiver looks at in the header fields of a request. */
export function headOf(
  method: string | undefined,
  headers: Readonly<Record<string, string | string[] | undefined>>,
): DeliveryHead {
  const field = (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  return {
    method,
    authorization: field('authorization'),
    contentType: field('content-type'),
    contentEncoding: field('content-encoding'),
    contentLength: field('content-length'),
  };
}

async function afterBody(request: Request, core: ReceiverCore): Promise<WebhookError | undefined> {
  const body = await readBody(request, core);
  if (body instanceof WebhookError) return core.giveUp(body);
  const transport: Transport = { hungUp: () => request.signal, startDeadline: timerDeadlines };
  return core.deliver(body, transport);
}

/** The whole body of a fetch request, bounded in size while it arrives and in time. */
async function readBody(
  request: Request,
  { maxBodyBytes, bodyTimeout }: ReceiverCore,
): Promise<Uint8Array | WebhookError> {
  if (request.body === null) return new Uint8Array();
  let reader: ReadableStreamDefaultReader<Uint8Array>;
  try {
    reader = request.body.getReader();
  } catch (cause) {
    // Something has read it, or is reading it.
    return new WebhookError('body_incomplete', { cause });
  }
  const deadline = { isPast: false };
  const endDeadline = timerDeadlines(bodyTimeout, () => {
    deadline.isPast = true;
    abandon(reader);
  });
  try {
    const bytes = await collect(reader, maxBodyBytes);
    if (deadline.isPast) return new WebhookError('body_timeout');
    return bytes ?? new WebhookError('body_too_large');
  } catch (cause) {
    return deadline.isPast
      ? new WebhookError('body_timeout')
      : new WebhookError('body_incomplete', { cause });
  } finally {
    endDeadline();
    abandon(reader);
  }
}

/** What a body of unknown length starts with; the documented example is 92 bytes. */
const FIRST_ALLOCATION = 1024;

/** Grows one buffer by doubling, so that a body in tiny chunks costs no more memory than one in a single piece. */
async function collect(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  let bytes = new Uint8Array(FIRST_ALLOCATION);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes.subarray(0, size);
    const end = size + value.byteLength;
    if (end > maxBytes) return undefined;
    if (end > bytes.length) {
      const grown = new Uint8Array(Math.max(end, 2 * bytes.length));
      grown.set(bytes.subarray(0, size));
      bytes = grown;
    }
    bytes.set(value, size);
    size = end;
  }
}

/** Stops the transfer; a stream that has ended or failed already has nothing to stop. */
function abandon(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  reader.cancel().catch(() => undefined);
}

/** How long a sender should wait when the receiver is overloaded, in seconds: a device sends once a second. */
const RETRY_AFTER_SECONDS = '1';
/** And when what it stores to is full or away: that takes longer to come back. */
const RETRY_AFTER_OUTAGE_SECONDS = '10';

/** The fields a status obliges its response to carry (RFC 9110 §10.2.1, §11.6.1; RFC 7617 §2.1). */
const HEADERS: Partial<Record<WebhookErrorCode, Readonly<Record<string, string>>>> = {
  method_not_allowed: { allow: 'POST' },
  unauthorized: { 'www-authenticate': 'Basic realm="smart-me realtime", charset="UTF-8"' },
  overloaded: { 'retry-after': RETRY_AFTER_SECONDS },
  unavailable: { 'retry-after': RETRY_AFTER_OUTAGE_SECONDS },
  handler_timeout: { 'retry-after': RETRY_AFTER_SECONDS },
};

const TAKEN: WebhookResponse = { status: 204, headers: {}, body: '' };

/** The response to a delivery, without anything of the receiver's inside. */
export function responseTo(
  error: WebhookError | undefined,
  { mediaTypes }: Pick<ReceiverCore, 'mediaTypes'>,
): WebhookResponse {
  if (error === undefined) return TAKEN;
  const problem = {
    title: error.message,
    status: error.status,
    code: error.code,
    // Only the decoder's reason is the sender's business; any other cause belongs to the receiver.
    ...(error.cause instanceof RealtimeDecodeError && { detail: error.cause.message }),
  };
  const isOtherType = error.code === 'unsupported_media_type';
  return {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      ...HEADERS[error.code],
      // What would be taken instead (RFC 9110 §15.5.16).
      ...(isOtherType && { 'accept-post': mediaTypes.join(', '), 'accept-encoding': 'identity' }),
    },
    body: JSON.stringify(problem),
  };
}
