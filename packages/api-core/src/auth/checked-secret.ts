import { SmartMeError } from '../error/smart-me-error.ts';

/** The secret, when it is one. @throws {SmartMeError} `invalid_request` for a missing one: most often a variable that is not set */
export function checkedSecret(what: string, secret: string): string {
  // Also what a caller without types hands over: process.env has no value for a misspelt name.
  if (typeof secret === 'string' && secret.trim() !== '') return secret;
  throw new SmartMeError(`${what} is empty.`, {
    code: 'invalid_request',
    hint: 'Check where it comes from: an environment variable may be missing or misspelt.',
  });
}
