import type { BasicCredentials } from '@smart-me/api-core';
import type { DeviceReading, ProfileOf, UnitProfile } from '@smart-me/readings';
import type { WebhookSilence } from './silence.ts';
import type { WebhookError } from './webhook-error.ts';

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
