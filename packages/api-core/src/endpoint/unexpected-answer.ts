import { redactedCause } from '../error/redacted-cause.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import type { Call } from '../pipeline/call.ts';

/** An answer of success that is not what its endpoint describes. */
export function unexpectedAnswer(
  { name, redactor }: Pick<Call, 'name' | 'redactor'>,
  { status, headers }: Response,
  what: string,
  cause?: unknown,
): SmartMeError {
  return new SmartMeError(`${name}: ${what}`, {
    code: 'unexpected_response',
    hint: 'Check that baseUrl is that of the API and that no proxy or sign-in page answers in its place; if it is right, the API has changed: update the package.',
    status,
    requestId: headers.get('cf-ray') ?? undefined,
    endpoint: name,
    cause: redactedCause(cause, redactor),
  });
}
