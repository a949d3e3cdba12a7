/** Why a delivery was not taken; stable, for programs. */
export type WebhookErrorCode =
  | 'method_not_allowed'
  | 'unauthorized'
  | 'unsupported_media_type'
  | 'body_too_large'
  | 'body_timeout'
  | 'body_incomplete'
  | 'malformed'
  | 'overloaded'
  | 'unavailable'
  | 'handler_failed'
  | 'handler_timeout'
  | 'handler_stuck';

interface Outcome {
  readonly status: number;
  readonly message: string;
  readonly hint: string;
}

/** One response per outcome (status codes of RFC 9110 §15). */
const OUTCOMES: Readonly<Record<WebhookErrorCode, Outcome>> = {
  method_not_allowed: {
    status: 405,
    message: 'A delivery is a POST.',
    hint: 'Point only the realtime registration of smart-me at this URL.',
  },
  unauthorized: {
    status: 401,
    message: 'The credentials of the delivery are missing or wrong.',
    hint: 'Register the webhook with the credentials this receiver was created with.',
  },
  unsupported_media_type: {
    status: 415,
    message: 'The body is not sent as protobuf.',
    hint: 'Send application/x-protobuf or application/octet-stream without a content coding; the option mediaTypes widens this.',
  },
  body_too_large: {
    status: 413,
    message: 'The body is larger than this receiver accepts.',
    hint: 'Raise maxBodyBytes if the sender is genuine.',
  },
  body_timeout: {
    status: 408,
    message: 'The body did not arrive in time.',
    hint: 'Raise bodyTimeout if the sender is genuine and its line is slow.',
  },
  body_incomplete: {
    status: 400,
    message: 'The body ended before it was complete.',
    hint: 'The sender hung up, or a body parser read the body first; the cause tells which.',
  },
  malformed: {
    status: 400,
    message: 'The body is not a DeviceDataArray.',
    hint: 'Send one serialized DeviceDataArray; the cause names the byte and the field.',
  },
  overloaded: {
    status: 503,
    message: 'The receiver works on as many deliveries as it may.',
    hint: 'Make the handler quicker, or raise maxConcurrent.',
  },
  unavailable: {
    status: 503,
    message: 'The receiver cannot store the delivery now.',
    hint: 'The cause tells what is overloaded or does not respond.',
  },
  handler_failed: {
    status: 500,
    message: 'The handler did not take the delivery.',
    hint: 'The cause is what onReadings threw.',
  },
  handler_timeout: {
    status: 503,
    message: 'The handler did not take the delivery in time.',
    hint: 'Queue the readings and return, or raise handlerTimeout.',
  },
  handler_stuck: {
    status: 503,
    message: 'A handler has not ended long after its time; its place is free for another delivery.',
    hint: 'Look for a promise in onReadings that is never settled; pass its signal on to what it waits for.',
  },
};

/**
 * A delivery that was not taken. It reaches `onError`; the sender gets {@link WebhookError.status}. Neither the
 * message nor the hint holds a credential or a part of the body.
 *
 * @example
 * ```ts
 * import { WebhookError } from '@smart-me/realtime';
 *
 * const error = new WebhookError('body_too_large');
 * console.log(error.status, error.code); // 413 body_too_large
 * ```
 */
export class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code: WebhookErrorCode;
  /** The HTTP status of the response. */
  readonly status: number;
  /** What to do about it. */
  readonly hint: string;

  constructor(code: WebhookErrorCode, options?: ErrorOptions) {
    const { status, message, hint } = OUTCOMES[code];
    super(message, options);
    this.code = code;
    this.status = status;
    this.hint = hint;
  }
}
