import { describe, expect, test } from '@jest/globals';
import {
  isOAuthError,
  isServerErrorCode,
  OAuthError,
  oauthErrorHints,
  type OAuthErrorCode,
} from './oauth-error.ts';
import { smartMeErrorOf } from './smart-me-error-of.ts';

/** The codes that only this package gives. */
const OWN = [
  'state_mismatch',
  'issuer_mismatch',
  'missing_code_verifier',
  'callback_replayed',
  'invalid_callback',
  'insecure_endpoint',
  'network',
  'timeout',
  'aborted',
  'rate_limited',
  'unexpected_response',
  'sign_in_required',
  'store_failed',
  'lock_timeout',
];
const codes = Object.keys(oauthErrorHints) as OAuthErrorCode[];

describe('an OAuth error', () => {
  test.each(codes)('of the code %s says what to do, in sentences', (code) => {
    const { hint } = new OAuthError('It did not work.', { code });
    expect(hint).toBe(oauthErrorHints[code]);
    expect(hint).toMatch(/^[A-Z].{10,}\.$/);
    expect(isServerErrorCode(code)).toBe(!OWN.includes(code));
  });

  test('has what it was made of, and nothing that it was not', () => {
    const cause = new Error('first');
    const details = { code: 'network', hint: 'Look.', status: 502, retryAfter: 7, cause } as const;
    const error = new OAuthError('It did not work.', details);
    expect(error).toMatchObject({ name: 'OAuthError', message: 'It did not work.', ...details });
    expect('cause' in new OAuthError('It did not work.', { code: 'network' })).toBe(false);
  });

  test('is told from other values, also when another copy of the package made it', () => {
    const error = new OAuthError('It did not work.', { code: 'network' });
    const ofAnotherCopy = { [Symbol.for('@smart-me/oauth/OAuthError')]: true, code: 'network' };
    for (const one of [error, ofAnotherCopy]) {
      expect([isOAuthError(one), isOAuthError(one, 'network'), isOAuthError(one, 'timeout')]).toEqual([
        true,
        true,
        false,
      ]);
    }
    const codeless = { [Symbol.for('@smart-me/oauth/OAuthError')]: true };
    expect([isOAuthError(codeless), isOAuthError(codeless, 'network')]).toEqual([true, false]);
    for (const other of [undefined, null, 'network', new Error('network'), { code: 'network' }]) {
      expect(isOAuthError(other)).toBe(false);
    }
  });

  test.each(['toString', 'constructor', '', 'state_mismatch'])(
    'code %j is none that a server sends',
    (text) => {
      expect(isServerErrorCode(text)).toBe(false);
    },
  );
});

describe('the error of a call that could not be signed', () => {
  const same: readonly string[] = ['network', 'timeout', 'aborted', 'rate_limited', 'server_error'];
  const named = (code: OAuthErrorCode): string => {
    if (code === 'temporarily_unavailable') return 'server_error';
    return same.includes(code) ? code : 'unauthorized';
  };

  test.each(codes)('tells of %s in the terms of the API', (code) => {
    const error = new OAuthError('It did not work.', { code, hint: 'Look.', status: 400, retryAfter: 7 });
    expect(smartMeErrorOf(error)).toMatchObject({
      name: 'SmartMeError',
      message: 'It did not work.',
      code: named(code),
      hint: 'Look.',
      status: 400,
      retryAfter: 7,
      cause: error,
    });
  });

  test('is one for all calls that waited for one request', () => {
    const error = new OAuthError('It did not work.', { code: 'network' });
    expect(smartMeErrorOf(error)).toBe(smartMeErrorOf(error));
    expect(smartMeErrorOf(new OAuthError('It did not work.', { code: 'network' }))).not.toBe(
      smartMeErrorOf(error),
    );
  });
});
