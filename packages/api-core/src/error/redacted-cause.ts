import { isErrorLike } from './error-like.ts';
import type { Redactor } from './redactor.ts';

/** Fetch failures nest two or three deep; a cycle must end. */
const DEPTH = 4;

/**
 * A copy of an error fit to be a `cause`: name, message, code and causes without secrets. The original can hold a
 * request with its headers, or the raw bytes of an answer.
 */
export function redactedCause(error: unknown, redactor: Redactor, depth = DEPTH): Error | undefined {
  if (!isErrorLike(error) || depth === 0) return undefined;
  const copy = new Error(redactor.redact(error.message));
  const { code } = error;
  Object.defineProperty(copy, 'name', { value: error.name });
  // The stack of the copy would be that of this line; its first line also repeats the message.
  Object.defineProperty(copy, 'stack', {
    value: redactor.redact(error.stack ?? `${error.name}: ${error.message}`),
  });
  if (typeof code === 'string') Object.defineProperty(copy, 'code', { value: code, enumerable: true });
  const cause = redactedCause(error.cause, redactor, depth - 1);
  if (cause !== undefined) Object.defineProperty(copy, 'cause', { value: cause });
  return copy;
}
