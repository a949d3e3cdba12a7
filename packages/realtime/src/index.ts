// Receiving
export {
  createWebhookReceiver,
  type DeliveryContext,
  type ReadingsHandler,
  type ReceivedDelivery,
  type WebhookReceiver,
  type WebhookReceiverOptions,
} from './webhook-receiver.ts';
export type { BasicCredentials } from './basic-credentials.ts';
export { dropRepeats } from './drop-repeats.ts';
export { WebhookError, type WebhookErrorCode } from './webhook-error.ts';

// Being sent to
export {
  registerWebhook,
  type RegisterWebhookOptions,
  type WebhookRegistration,
} from './register-webhook.ts';
