import type { BasicCredentials } from '@smart-me/api-core';
import { callHook } from '@smart-me/api-core/http';
import { decodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, type ProfileOf, profiles, type UnitProfile } from '@smart-me/readings';
import { credentialsCheck } from './credentials.ts';
import type { StartDeadline } from './deadlines.ts';
import { WebhookError, type WebhookErrorCode } from './webhook-error.ts';

/** A delivery as it came. */
export interface ReceivedDelivery {
  /** The bytes of the body: a serialized `DeviceDataArray`, unless they do not decode. Perhaps a view of a larger buffer. */
  readonly body: Uint8Array;
  /** When the delivery's body was complete, by this machine's clock. */
  readonly receivedAt: Date;
}

/** What the handler learns beside the readings. */
export interface DeliveryContext extends ReceivedDelivery {
  /** The units that the numbers were read in: what the receiver was given as `profile`. */
  readonly profile: UnitProfile | ProfileOf;
  /** Aborts when the sender hangs up or `handlerTimeout` passes: nobody waits for the response any more. */
  readonly signal: AbortSignal;
}

/** Takes the readings of one delivery; the delivery is acknowledged when it returns or its promise is fulfilled. */
export type ReadingsHandler = (
  readings: readonly DeviceReading[],
  context: DeliveryContext,
) => void | Promise<void>;

/** Options of a receiver. */
export interface WebhookReceiverOptions {
  /** What smart-me was told to send: the same as in `registerWebhook`. */
  readonly credentials: BasicCredentials;
  /**
   * Takes the readings. When it throws, the delivery is not acknowledged: the response is 500, or 503 with `Retry-After`
   * when it throws a `WebhookError` of the code `unavailable`.
   */
  readonly onReadings: ReadingsHandler;
  /** Told of every delivery that was not taken, the handler's own failures included; with its body, if that had come. */
  readonly onError?: ((error: WebhookError, delivery?: ReceivedDelivery) => unknown) | undefined;
  /**
   * The units of the numbers: of all devices, or of each. Energy in mWh, as documented, unless told otherwise; devices of
   * family 6 (Kamstrup modules) were seen to send Wh, and the bytes do not tell the family.
   */
  readonly profile?: UnitProfile | ProfileOf | undefined;
  /**
   * Told once when nothing has arrived for `silentAfter`: a URL that smart-me cannot reach is no error anywhere. It is told
   * again after the next silence.
   */
  readonly onSilent?: ((silence: WebhookSilence) => unknown) | undefined;
  /** Milliseconds without a delivery until `onSilent` is told; 15 minutes by default. */
  readonly silentAfter?: number | undefined;
  /** Largest body in bytes; 1 MiB by default, some 10,000 readings. */
  readonly maxBodyBytes?: number | undefined;
  /** Time for a body to arrive, in milliseconds; 10 s by default. */
  readonly bodyTimeout?: number | undefined;
  /** Time for the handler to take a delivery, in milliseconds; 30 s by default. */
  readonly handlerTimeout?: number | undefined;
  /** Deliveries worked on at once; 64 by default. The response to one more is 503 with `Retry-After`. */
  readonly maxConcurrent?: number | undefined;
  /** Media types taken as protobuf. A delivery without a type is taken too (RFC 9110 §8.3). */
  readonly mediaTypes?: readonly string[] | undefined;
}

/** Nothing has arrived for a while. */
export interface WebhookSilence {
  /** When the last delivery arrived that was not refused; `undefined` when none ever did. */
  readonly lastDelivery: Date | undefined;
  /** What to check. */
  readonly hint: string;
}

/** What protobuf travels as; smart-me does not document its choice. */
const PROTOBUF_MEDIA_TYPES: readonly string[] = [
  'application/protobuf',
  'application/x-protobuf',
  'application/x-google-protobuf',
  'application/vnd.google.protobuf',
  'application/octet-stream',
];

/** The fields of a request that a receiver looks at. */
export interface DeliveryHead {
  readonly method: string | undefined;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentLength: string | undefined;
}

/** How a delivery comes, as far as its handler needs to know. */
export interface Transport {
  /** A signal that aborts when the sender hangs up; asked for only when a handler asks for its own. */
  readonly hungUp: () => AbortSignal;
  readonly startDeadline: StartDeadline;
}

/** A receiver without its transport: what every adapter calls, in this order. */
export interface ReceiverCore {
  readonly maxBodyBytes: number;
  readonly bodyTimeout: number;
  readonly mediaTypes: readonly string[];
  /**
   * Checks method, credentials, type and declared size, and takes a place among the concurrent deliveries. Returns why the
   * delivery is refused, which `onError` has been told; otherwise `deliver` or `giveUp` gives the place back.
   */
  admit(head: DeliveryHead): WebhookError | undefined;
  /** Gives back the place of a delivery whose body did not come, tells why, and returns it. */
  giveUp(error: WebhookError): WebhookError;
  /**
   * Decodes a body and hands the readings over. Returns why the delivery was not taken, `undefined` when it was; a promise
   * only when the handler returns one. `onError` has been told.
   */
  deliver(
    body: Uint8Array,
    transport: Transport,
  ): WebhookError | undefined | Promise<WebhookError | undefined>;
}

/** @throws TypeError or RangeError when an option makes no sense. */
export function receiverCore(options: WebhookReceiverOptions): ReceiverCore {
  const { onReadings, onError, profile = profiles.realtime, mediaTypes = PROTOBUF_MEDIA_TYPES } = options;
  if (typeof onReadings !== 'function') throw new TypeError('A receiver needs onReadings, a function.');
  const isAuthorized = credentialsCheck(options.credentials);
  const knownTypes = new Set(mediaTypes.map((type) => type.toLowerCase()));
  const maxBodyBytes = limit('maxBodyBytes', options.maxBodyBytes, 1024 * 1024, Number.MAX_SAFE_INTEGER);
  const bodyTimeout = limit('bodyTimeout', options.bodyTimeout, 10_000, LONGEST_TIMER);
  const handlerTimeout = limit('handlerTimeout', options.handlerTimeout, 30_000, LONGEST_TIMER);
  const maxConcurrent = limit('maxConcurrent', options.maxConcurrent, 64, Number.MAX_SAFE_INTEGER);
  const silentAfter = limit('silentAfter', options.silentAfter, 15 * 60_000, LONGEST_TIMER);
  const heard = watchSilence(options.onSilent, silentAfter);
  let inFlight = 0;

  const report = (error: WebhookError, delivery?: ReceivedDelivery): WebhookError => {
    callHook(() => onError?.(error, delivery), undefined);
    return error;
  };
  const admit: ReceiverCore['admit'] = (head) => {
    const code = refusalOf(head);
    if (code !== undefined) return report(new WebhookError(code));
    inFlight += 1;
    return undefined;
  };
  const refusalOf = (head: DeliveryHead): WebhookErrorCode | undefined => {
    if (head.method !== 'POST') return 'method_not_allowed';
    if (!isAuthorized(head.authorization)) return 'unauthorized';
    if (!isProtobuf(head, knownTypes)) return 'unsupported_media_type';
    if (Number(head.contentLength) > maxBodyBytes) return 'body_too_large';
    return inFlight >= maxConcurrent ? 'overloaded' : undefined;
  };
  const giveUp: ReceiverCore['giveUp'] = (error) => {
    inFlight -= 1;
    return report(error);
  };

  const deliver: ReceiverCore['deliver'] = (body, transport) => {
    heard();
    const context = new Context(body, profile, transport);
    let readings: DeviceReading[];
    let taking: void | Promise<void> = undefined;
    try {
      readings = decodeReadings(body, { profile });
    } catch (cause) {
      inFlight -= 1;
      return report(new WebhookError('malformed', { cause }), context);
    }
    try {
      if (readings.length > 0) taking = onReadings(readings, context);
    } catch (cause) {
      inFlight -= 1;
      return report(handlerError(cause), context);
    }
    if (isPromise(taking)) return inTime(taking, context, transport.startDeadline);
    inFlight -= 1;
    return undefined;
  };

  /**
   * Waits for the handler, at most as long as it may take. One that outlives its time keeps its place, which holds the
   * senders back; but not for ever, so that handlers that never end do not close the receiver.
   */
  const inTime = (
    taking: Promise<void>,
    context: Context,
    startDeadline: StartDeadline,
  ): Promise<WebhookError | undefined> =>
    new Promise((resolve) => {
      let end = startDeadline(handlerTimeout, () => {
        const timeout = new WebhookError('handler_timeout');
        context.abort(timeout);
        resolve(report(timeout, context));
        end = startDeadline(Math.min(handlerTimeout * STUCK_AFTER, LONGEST_TIMER), () => {
          end = undefined;
          inFlight -= 1;
          report(new WebhookError('handler_stuck'), context);
        });
      }) as (() => void) | undefined;
      const settle = (outcome: WebhookError | undefined): void => {
        if (end === undefined) return;
        end();
        inFlight -= 1;
        resolve(outcome);
      };
      taking.then(
        () => {
          settle(undefined);
        },
        (cause: unknown) => {
          settle(report(handlerError(cause), context));
        },
      );
    });

  return { maxBodyBytes, bodyTimeout, mediaTypes, admit, giveUp, deliver };
}

/** Starts to watch for silence, where somebody wants to know. Returns how to say that something was heard. */
function watchSilence(onSilent: WebhookReceiverOptions['onSilent'], after: number): () => void {
  if (onSilent === undefined) return () => undefined;
  let lastDelivery: Date | undefined;
  const start = (): ReturnType<typeof setTimeout> => {
    const timer = setTimeout(() => {
      callHook(onSilent, { lastDelivery, hint: lastDelivery === undefined ? NEVER_HEARD : HEARD_NO_MORE });
    }, after);
    // It must not keep a program alive that has nothing else to do; in Node a timer is an object.
    if (typeof timer === 'object') timer.unref();
    return timer;
  };
  let timer = start();
  return () => {
    lastDelivery = new Date();
    clearTimeout(timer);
    timer = start();
  };
}

const NEVER_HEARD =
  'Check that the registered URL is public and leads here (DNS, TLS certificate, proxy, firewall), that it was registered ' +
  'with these credentials, and that a device of the account is online.';
const HEARD_NO_MORE =
  'Check that the registration is still there (realtimeRegistrations.list), that its URL still leads here, and that the ' +
  'devices are online. What was missed can be had from values.history.';

/** A timer holds no more milliseconds: with a longer time, and with NaN, it fires at once. */
const LONGEST_TIMER = 2_147_483_647;
/** How many times its timeout a handler keeps its place. */
const STUCK_AFTER = 10;

function limit(name: string, given: number | undefined, byDefault: number, largest: number): number {
  const value = given ?? byDefault;
  if (Number.isInteger(value) && value > 0 && value <= largest) return value;
  throw new RangeError(
    `${name} is ${String(given)}: give a whole number from 1 to ${largest}, or leave it out for ${byDefault}.`,
  );
}

/** Whether a body is sent as one of the media types, uncompressed. A sender may leave the type out. */
function isProtobuf({ contentType, contentEncoding }: DeliveryHead, known: ReadonlySet<string>): boolean {
  if (contentEncoding !== undefined && contentEncoding.trim().toLowerCase() !== 'identity') {
    return contentEncoding.trim() === '';
  }
  if (contentType === undefined || known.has(contentType)) return true;
  const essence = contentType.replace(/;.*$/s, '').trim().toLowerCase();
  return essence === '' || known.has(essence);
}

/** What a handler threw: it may say that it cannot store now. */
function handlerError(cause: unknown): WebhookError {
  if (cause instanceof WebhookError && cause.code === 'unavailable') return cause;
  return new WebhookError('handler_failed', { cause });
}

const isPromise = (value: unknown): value is Promise<void> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

/** The signal is made when it is asked for: most handlers do without. */
class Context implements DeliveryContext {
  readonly body: Uint8Array;
  readonly receivedAt: Date = new Date();
  readonly profile: UnitProfile | ProfileOf;
  readonly #transport: Transport;
  readonly #late = { reason: undefined as unknown, controller: undefined as AbortController | undefined };
  #signal: AbortSignal | undefined;

  constructor(body: Uint8Array, profile: UnitProfile | ProfileOf, transport: Transport) {
    this.body = body;
    this.profile = profile;
    this.#transport = transport;
  }

  get signal(): AbortSignal {
    if (this.#signal !== undefined) return this.#signal;
    const controller = new AbortController();
    if (this.#late.reason !== undefined) controller.abort(this.#late.reason);
    this.#late.controller = controller;
    this.#signal = AbortSignal.any([this.#transport.hungUp(), controller.signal]);
    return this.#signal;
  }

  abort(reason: WebhookError): void {
    this.#late.reason = reason;
    this.#late.controller?.abort(reason);
  }
}
