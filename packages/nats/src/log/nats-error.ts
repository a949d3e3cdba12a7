import { JetStreamApiError, type PubAck } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import { DeliveryLogError } from '@smart-me/ingest';

// The codes of the server (server/errors.json of nats-server) that say: there is no room.
const NO_ROOM: ReadonlySet<number> = new Set([
  10002, // account resources exceeded
  10023, // insufficient resources
  10028, // memory resources exceeded
  10047, // storage resources exceeded
]);
// Those that say: not at the moment. The same again gets what comes of it.
const LATER: ReadonlySet<number> = new Set([
  10158, // duplicate message id is in process: a copy of it is being stored
  10167, // too many requests: the stream has a queue of them
]);
/** "Stream store failed": the text says of what, a limit that is reached among others. */
const STORE_FAILED = 10077;
const STREAM_NAME_EXIST = 10058;
const REPLICAS_NOT_SUPPORTED = 10074;
const SUBJECTS_OVERLAP = 10065;

const LONGEST_TEXT = 200;

/** What the client or a server said, in the terms of what to do about it. */
export function natsError(cause: unknown, what: string): DeliveryLogError {
  if (cause instanceof DeliveryLogError) return cause;
  const text = `${what}: ${printable(reasonOf(cause))}.`;
  if (isFull(cause)) {
    return new DeliveryLogError(text, {
      code: 'full',
      hint: 'Look which consumer does not get on (status), forget those that are gone, or give the stream more room.',
      cause,
    });
  }
  if (cause instanceof JetStreamApiError && cause.code === REPLICAS_NOT_SUPPORTED) {
    return new DeliveryLogError(text, {
      code: 'misuse',
      hint: 'Replicas need a cluster of at least as many servers; one server has one.',
      cause,
    });
  }
  if (cause instanceof JetStreamApiError && cause.code === SUBJECTS_OVERLAP) {
    return new DeliveryLogError(text, {
      code: 'misuse',
      hint: 'Another stream has these subjects: remove it, or name another stream.',
      cause,
    });
  }
  return new DeliveryLogError(text, { code: 'unavailable', hint: hintOf(cause), cause });
}

/** Whether somebody else has made it in the meantime. */
export const isAlreadyThere = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === STREAM_NAME_EXIST;

/** Whether the same is to be sent again, in a moment. */
export const isForLater = (error: unknown): boolean =>
  error instanceof NotStoredError || (error instanceof JetStreamApiError && LATER.has(error.code));

class NotStoredError extends Error {}

/**
 * Nats-server 2.10 acknowledges a duplicate of what its leader alone has yet, and may lose: as message 0, which no stream has.
 *
 * @throws {NotStoredError}
 */
export function requireStored(ack: PubAck): PubAck {
  if (ack.seq === 0) throw new NotStoredError('a copy of it is not stored yet');
  return ack;
}

/** Whether the servers do not let this user, now or later. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof errors.AuthorizationError || error instanceof errors.PermissionViolationError;

function isFull(error: unknown): boolean {
  if (!(error instanceof JetStreamApiError)) return false;
  return NO_ROOM.has(error.code) || (error.code === STORE_FAILED && /maximum/.test(error.message));
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.TimeoutError) return 'no response in time';
  return error instanceof Error ? error.message : String(error);
}

function hintOf(error: unknown): string {
  if (error instanceof errors.AuthorizationError) return 'Look at the credentials.';
  if (error instanceof errors.PermissionViolationError) {
    return 'The user needs JetStream, and the subjects of the stream.';
  }
  return error instanceof Error && error.name === 'JetStreamNotEnabled'
    ? 'Start nats-server with -js; a cluster that elects a leader has it a few seconds later.'
    : 'Look whether the servers run and can be reached.';
}

/** A server's text: on one line, without what steers a terminal, and not long. */
function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .slice(0, LONGEST_TEXT)
    .replace(/\.$/, '');
}
