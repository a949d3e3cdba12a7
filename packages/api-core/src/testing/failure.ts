import { isSmartMeError, type SmartMeError } from '../error/smart-me-error.ts';

/** The SmartMeError that a call ends in; a call that succeeds, or fails otherwise, fails the test. */
export async function failure(call: Promise<unknown>): Promise<SmartMeError> {
  const outcome = await call.then(
    () => new Error('The call succeeded.'),
    (error: unknown) => error,
  );
  if (isSmartMeError(outcome)) return outcome;
  throw outcome;
}
