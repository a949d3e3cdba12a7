import type { WebhookReceiverOptions } from '../receiver-options.ts';
import type { WebhookError } from '../webhook-error.ts';
import { createWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';
import { credentials } from './delivery.ts';

/** A receiver, and what its handlers were told. */
export function receiverWith(options: Partial<WebhookReceiverOptions> = {}): {
  readonly receiver: WebhookReceiver;
  readonly readings: string[];
  readonly errors: WebhookError[];
} {
  const readings: string[] = [];
  const errors: WebhookError[] = [];
  const receiver = createWebhookReceiver({
    credentials,
    onReadings: (taken) =>
      void readings.push(...taken.map(({ deviceId, timestamp }) => `${deviceId} ${timestamp.toString()}`)),
    onError: (error) => void errors.push(error),
    ...options,
  });
  return { receiver, readings, errors };
}

/** What the documented delivery says, as `receiverWith` tells it. */
export const DOCUMENTED: string = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1 2019-10-16T12:20:44.9788512Z';
