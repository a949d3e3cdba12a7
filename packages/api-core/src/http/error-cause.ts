import type { Redactor } from './redactor.ts';

/** What errors have in common. */
export interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** Whether a value is an error, also one of another realm (a frame, a vm context), where `instanceof` says no. */
export function isErrorLike(value: unknown): value is ErrorLike {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

/** Runtimes nest a network failure two or three deep; a cycle must end. */
const DEPTH = 4;

/** The error and its causes, from the outside in. */
export function causesOf(error: unknown, depth: number = DEPTH): ErrorLike[] {
  return isErrorLike(error) && depth > 0 ? [error, ...causesOf(error.cause, depth - 1)] : [];
}

/**
 * The code of the operating system or of the runtime, which stands at the error itself or at one of its causes:
 * `ECONNREFUSED`, `ENOSPC`, `UND_ERR_SOCKET`.
 */
export function systemCode(error: unknown): string | undefined {
  return causesOf(error)
    .map(({ code }) => code)
    .find((code): code is string => typeof code === 'string' && /^[A-Za-z]\w{1,60}$/.test(code));
}

/**
 * A copy of an error fit to be a `cause`: name, message, code and causes without secrets. The original can hold a
 * request with its headers, or the raw bytes of a response.
 */
export function redactedError(
  error: unknown,
  redactor: Pick<Redactor, 'redact'>,
  depth: number = DEPTH,
): Error | undefined {
  if (!isErrorLike(error) || depth === 0) return undefined;
  const { name, message, stack = `${name}: ${message}`, code } = error;
  const cause = redactedError(error.cause, redactor, depth - 1);
  return Object.defineProperties(new Error(redactor.redact(message), cause && { cause }), {
    name: { value: name },
    // The stack of the copy would be that of this line; its first line also repeats the message.
    stack: { value: redactor.redact(stack) },
    ...(typeof code === 'string' && { code: { value: code, enumerable: true } }),
  });
}
