// Receiving
export {
  createWebhookReceiver,
  type WebhookDelivery,
  type WebhookReceiver,
  type WebhookResponse,
} from './webhook-receiver.ts';
export type {
  DeliveryContext,
  ReadingsHandler,
  ReceivedDelivery,
  WebhookReceiverOptions,
} from './receiver-options.ts';
export type { WebhookSilence } from './silence.ts';
export { dropRepeats, type DropRepeatsOptions } from './drop-repeats.ts';
export { WebhookError, type WebhookErrorCode } from './webhook-error.ts';

// Being sent to
export {
  registerWebhook,
  type RegisterWebhookOptions,
  type WebhookRegistration,
} from './register-webhook.ts';
