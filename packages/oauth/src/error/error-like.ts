/** What errors have in common, also those of another realm (a frame, a worker), where `instanceof` says no. */
interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** Whether a value is an error. */
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

/** The code of the operating system or of the runtime: `ECONNREFUSED`, `ENOSPC`, `UND_ERR_SOCKET`. */
export function systemCodeOf(value: unknown): string | undefined {
  for (let depth = 0, error = value; depth < DEPTH && isErrorLike(error); depth++, error = error.cause) {
    if (typeof error.code === 'string' && /^[A-Z][A-Z_]{1,40}$/.test(error.code)) return error.code;
  }
  return undefined;
}

/** Whether a fault is one of the operating system's, with one of these codes. */
export function isSystemError(fault: unknown, ...codes: readonly string[]): boolean {
  const code = isErrorLike(fault) ? fault.code : undefined;
  return typeof code === 'string' && codes.includes(code);
}
