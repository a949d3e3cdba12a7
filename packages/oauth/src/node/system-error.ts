import { isErrorLike } from '@smart-me/api-core/http';

/** Whether a fault is one of the operating system's, with one of these codes. */
export function isSystemError(fault: unknown, ...codes: readonly string[]): boolean {
  const code = isErrorLike(fault) ? fault.code : undefined;
  return typeof code === 'string' && codes.includes(code);
}
