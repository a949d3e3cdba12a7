import { callHook, checkedLimit, LONGEST_TIMER } from '@smart-me/api-core/http';
import { decodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, type ProfileOf, profiles, type UnitProfile } from '@smart-me/readings';
import { credentialsCheck } from './credentials.ts';
import type { StartDeadline } from './deadlines.ts';
import type { DeliveryContext, ReceivedDelivery, WebhookReceiverOptions } from './receiver-options.ts';
import { watchSilence } from './silence.ts';
import { WebhookError, type WebhookErrorCode } from './webhook-error.ts';

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
  const knownTypes = mediaTypesOf(mediaTypes);
  assertHook('onError', onError);
  assertHook('onSilent', options.onSilent);
  const limit = (name: keyof typeof LIMITS): number => checkedLimit(name, options[name], LIMITS[name]);
  const maxBodyBytes = limit('maxBodyBytes');
  const bodyTimeout = limit('bodyTimeout');
  const handlerTimeout = limit('handlerTimeout');
  const maxConcurrent = limit('maxConcurrent');
  const silentAfter = limit('silentAfter');
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

/** What limits may be: milliseconds that a timer holds, bytes, deliveries. */
const LIMITS = {
  maxBodyBytes: { byDefault: 1024 * 1024, largest: Number.MAX_SAFE_INTEGER },
  bodyTimeout: { byDefault: 10_000 },
  handlerTimeout: { byDefault: 30_000 },
  maxConcurrent: { byDefault: 64, largest: Number.MAX_SAFE_INTEGER },
  silentAfter: { byDefault: 15 * 60_000 },
} as const;

// What a program hands over is checked where it comes in. The types say the same, but not every program has types.

/** @throws TypeError when a hook is given that is no function: it would never be told. */
function assertHook(name: string, hook: unknown): void {
  if (hook !== undefined && typeof hook !== 'function')
    throw new TypeError(`${name} is no function: give one, or leave it out.`);
}

/** Media types in lower case. @throws TypeError when they are no texts in an array, or none. */
function mediaTypesOf(given: readonly string[]): ReadonlySet<string> {
  const types: unknown = given;
  if (Array.isArray(types) && types.length > 0 && types.every((type) => typeof type === 'string'))
    return new Set(given.map((type) => type.toLowerCase()));
  throw new TypeError("mediaTypes are no media types: give an array such as ['application/x-protobuf'].");
}

/** How many times its timeout a handler keeps its place. */
const STUCK_AFTER = 10;

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
