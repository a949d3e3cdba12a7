import { decodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, type ProfileOf, profiles, type UnitProfile } from '@smart-me/readings';
import { basicCredentialsCheck, type BasicCredentials } from './basic-credentials.ts';
import { PROTOBUF_MEDIA_TYPES, requireMediaType } from './media-type.ts';
import { readBody } from './read-body.ts';
import { WebhookError } from './webhook-error.ts';
import { acknowledge, refuse } from './webhook-response.ts';

/** A delivery as it came. */
export interface ReceivedDelivery {
  /** The bytes of the body: a serialized `DeviceDataArray`, unless they do not decode. */
  readonly body: Uint8Array;
  /** When the delivery's body was complete, by this machine's clock. */
  readonly receivedAt: Date;
}

/** What the handler learns beside the readings. */
export interface DeliveryContext extends ReceivedDelivery {
  /** The units that the numbers were read in: what the receiver was given as `profile`. */
  readonly profile: UnitProfile | ProfileOf;
  /** Aborts when the sender hangs up or `handlerTimeout` passes: nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/** Takes the readings of one delivery; the delivery is acknowledged when it returns or its promise is fulfilled. */
export type ReadingsHandler = (
  readings: readonly DeviceReading[],
  context: DeliveryContext,
) => void | Promise<void>;

export interface WebhookReceiverOptions {
  /** What smart-me was told to send: the same as in `registerWebhook`. */
  readonly credentials: BasicCredentials;
  /**
   * Takes the readings. When it throws, the delivery is not acknowledged: it is answered with 500, or with 503 and
   * `Retry-After` when it throws a `WebhookError` of the code `unavailable`.
   */
  readonly onReadings: ReadingsHandler;
  /** Told of every delivery that was not taken, the handler's own failures included; with its body, if that had come. */
  readonly onError?: (error: WebhookError, delivery?: ReceivedDelivery) => void;
  /**
   * The units of the numbers: of all devices, or of each. Energy in mWh, as documented, unless told otherwise; devices of
   * family 6 (Kamstrup modules) were seen to send Wh, and the bytes do not tell the family.
   */
  readonly profile?: UnitProfile | ProfileOf;
  /** Largest body in bytes; 1 MiB by default, some 10,000 readings. */
  readonly maxBodyBytes?: number;
  /** Time for a body to arrive, in milliseconds; 10 s by default. */
  readonly bodyTimeout?: number;
  /** Time for the handler to take a delivery, in milliseconds; 30 s by default. */
  readonly handlerTimeout?: number;
  /** Deliveries worked on at once; 64 by default. One more is answered with 503 and `Retry-After`. */
  readonly maxConcurrent?: number;
  /** Media types taken as protobuf. A delivery without a type is taken too (RFC 9110 §8.3). */
  readonly mediaTypes?: readonly string[];
}

/** A fetch handler for the deliveries of smart-me; `fetch` needs no `this`. */
export interface WebhookReceiver {
  /** Answers one request; never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/**
 * Receives the realtime webhook: checks credentials, type and size, decodes the body and hands the readings over. Every
 * outcome has its answer: 204 taken, 400 not decodable, 401, 405, 408, 413, 415, 500 when the handler throws, 503 when full.
 *
 * The platform documents no delivery guarantee: expect repeats, gaps and readings out of order.
 *
 * @throws TypeError when the credentials cannot be sent as Basic credentials.
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
  const {
    onReadings,
    onError,
    profile = profiles.realtime,
    maxBodyBytes = 1024 * 1024,
    bodyTimeout = 10_000,
    handlerTimeout = 30_000,
    maxConcurrent = 64,
    mediaTypes = PROTOBUF_MEDIA_TYPES,
  } = options;
  const authorized = basicCredentialsCheck(options.credentials);
  let inFlight = 0;

  async function take(request: Request, received: Received): Promise<void> {
    if (request.method !== 'POST') throw new WebhookError('method_not_allowed');
    if (!(await authorized(request.headers.get('authorization')))) throw new WebhookError('unauthorized');
    requireMediaType(request.headers, mediaTypes);
    if (inFlight >= maxConcurrent) throw new WebhookError('full');
    inFlight += 1;
    // A handler that outlives its timeout keeps its place among the concurrent ones: that is the backpressure.
    const late = Promise.withResolvers<never>();
    const delivery = deliver(request, received, late.reject).finally(() => {
      inFlight -= 1;
    });
    await Promise.race([delivery, late.promise]);
  }

  async function deliver(
    request: Request,
    received: Received,
    onLate: (timeout: WebhookError) => void,
  ): Promise<void> {
    const body = await readBody(request, { maxBodyBytes, bodyTimeout });
    const receivedAt = new Date();
    received.delivery = { body, receivedAt };
    const readings = decode(body, profile);
    if (readings.length === 0) return;
    const tooLate = new AbortController();
    const timer = setTimeout(() => {
      const timeout = new WebhookError('handler_timeout');
      tooLate.abort(timeout);
      onLate(timeout);
    }, handlerTimeout);
    try {
      const signal = AbortSignal.any([request.signal, tooLate.signal]);
      await onReadings(readings, { body, receivedAt, profile, signal });
    } catch (cause) {
      const isAway = cause instanceof WebhookError && cause.code === 'unavailable';
      throw isAway ? cause : new WebhookError('handler_failed', { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    fetch: async (request) => {
      const received: Received = {};
      try {
        await take(request, received);
        return acknowledge();
      } catch (cause) {
        const error = cause instanceof WebhookError ? cause : new WebhookError('handler_failed', { cause });
        report(error, received.delivery, onError);
        return refuse(error, mediaTypes);
      }
    },
  };
}

/** How far a request has come. */
interface Received {
  delivery?: ReceivedDelivery;
}

function decode(body: Uint8Array, profile: UnitProfile | ProfileOf): readonly DeviceReading[] {
  try {
    return decodeReadings(body, { profile });
  } catch (cause) {
    throw new WebhookError('malformed', { cause });
  }
}

/** A failing `onError` changes neither the answer nor the receiver. */
function report(
  error: WebhookError,
  delivery: ReceivedDelivery | undefined,
  onError: WebhookReceiverOptions['onError'],
): void {
  try {
    onError?.(error, delivery);
  } catch {
    return;
  }
}
