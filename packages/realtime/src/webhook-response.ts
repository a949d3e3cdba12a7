import { RealtimeDecodeError } from '@smart-me/proto-codec';
import type { WebhookError, WebhookErrorCode } from './webhook-error.ts';

/** How long a sender should wait when the receiver is full, in seconds: a device sends once a second. */
const RETRY_AFTER_SECONDS = '1';
/** And when what it stores to is full or away: that takes longer to come back. */
const RETRY_AFTER_OUTAGE_SECONDS = '10';

/** The fields a status obliges its response to carry (RFC 9110 §10.2.1, §11.6.1; RFC 7617 §2.1). */
const HEADERS: Partial<Record<WebhookErrorCode, Readonly<Record<string, string>>>> = {
  method_not_allowed: { allow: 'POST' },
  unauthorized: { 'www-authenticate': 'Basic realm="smart-me realtime", charset="UTF-8"' },
  full: { 'retry-after': RETRY_AFTER_SECONDS },
  unavailable: { 'retry-after': RETRY_AFTER_OUTAGE_SECONDS },
  handler_timeout: { 'retry-after': RETRY_AFTER_SECONDS },
};

/** The answer to a delivery the handler has taken. */
export function acknowledge(): Response {
  return new Response(null, { status: 204 });
}

/** The answer to a delivery that was not taken: problem details (RFC 9457) without anything of the receiver's inside. */
export function refuse(error: WebhookError, mediaTypes: readonly string[]): Response {
  const problem = {
    title: error.message,
    status: error.status,
    code: error.code,
    // Only the decoder's reason is the sender's business; any other cause belongs to the receiver.
    ...(error.cause instanceof RealtimeDecodeError && { detail: error.cause.message }),
  };
  return new Response(JSON.stringify(problem), {
    status: error.status,
    headers: {
      'content-type': 'application/problem+json',
      ...HEADERS[error.code],
      ...(error.code === 'unsupported_media_type' && { 'accept-post': mediaTypes.join(', ') }),
    },
  });
}
