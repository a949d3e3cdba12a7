import { expect, test } from '@jest/globals';
import { WebhookError, type WebhookErrorCode } from './webhook-error.ts';

test.each<[WebhookErrorCode, number, message: string, hint: string]>([
  ['method_not_allowed', 405, 'is a POST', 'only the realtime registration'],
  ['unauthorized', 401, 'missing or wrong', 'Register the webhook with the credentials'],
  ['unsupported_media_type', 415, 'not sent as protobuf', 'mediaTypes'],
  ['body_too_large', 413, 'larger than this receiver accepts', 'Raise maxBodyBytes'],
  ['body_timeout', 408, 'did not arrive in time', 'Raise bodyTimeout'],
  ['body_incomplete', 400, 'ended before it was complete', 'hung up'],
  ['malformed', 400, 'not a DeviceDataArray', 'the byte and the field'],
  ['overloaded', 503, 'as many deliveries as it may', 'raise maxConcurrent'],
  ['unavailable', 503, 'cannot store', 'The cause tells'],
  ['handler_failed', 500, 'did not take the delivery', 'what onReadings threw'],
  ['handler_timeout', 503, 'in time', 'raise handlerTimeout'],
  ['handler_stuck', 503, 'long after its time', 'never settled'],
])('%s has the status %i, says what happened, and what to do', (code, status, message, hint) => {
  const cause = new Error('disk full');
  const error = new WebhookError(code, { cause });
  expect(error).toMatchObject({ name: 'WebhookError', code, status, cause });
  expect(error.message).toContain(message);
  expect(error.hint).toContain(hint);
});
