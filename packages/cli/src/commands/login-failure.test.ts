import { OAuthError, type OAuthErrorCode } from '@smart-me/oauth';
import { expect, test } from '@jest/globals';

import { exitCodeOf, failureLine } from '../failure/failure-line.ts';
import { loginFailure } from './login.ts';

const baseUrl = 'http://127.0.0.1:8472';
const again = `smart-me login --base-url ${baseUrl}`;

test.each<[OAuthErrorCode, string, 1 | 130]>([
  ['access_denied', `It happened. It was declined on the page. If that was not meant: ${again}`, 1],
  ['expired_token', `It happened. For a new code: ${again}`, 1],
  ['timeout', `It happened. To try again: ${again}`, 1],
  ['aborted', 'the sign-in was ended before it was done. Nothing has changed.', 130],
  [
    'invalid_client',
    `${baseUrl} does not know the OAuth client. A simulator knows the clients of its own seed: give`,
    1,
  ],
  [
    'network',
    `${baseUrl} does not respond: the connection broke. Start a simulator there: smart-me simulator --port 8472`,
    1,
  ],
])('%s is told in one line with what to do', (code, line, exitCode) => {
  const failure = loginFailure(new OAuthError('It happened.', { code }), { baseUrl }, true);
  expect(failureLine(failure)).toContain(`smart-me: ${line}`);
  expect(exitCodeOf(failure)).toBe(exitCode);
});
