import type { Scope } from '@smart-me/api-core';
import { callHook } from '@smart-me/api-core/http';
import { isOAuthError, OAuthError, type OAuthErrorCode } from '../error/oauth-error.ts';
import { checkedFunction, checkedScopes, given } from '../options/checked-options.ts';
import type { TokenEndpoint } from '../server/token-endpoint.ts';
import type { DeviceAuthorizationResponse } from '../server/token-response.ts';
import type { Tokens } from '../server/tokens.ts';
import { type Grant, scopeParameter } from './grant.ts';

/** What to show the person (RFC 8628 §3.3). */
export interface DevicePrompt {
  /** The code to type. */
  readonly userCode: string;
  /** The page to type it on. */
  readonly verificationUri: string;
  /** The same page with the code filled in, when the server has one: for a link or a QR code. */
  readonly verificationUriComplete: string | undefined;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A poll that brought no tokens yet. */
export interface DeviceProgress {
  /** `authorization_pending`, `slow_down`, or the passing fault that the poll ended in. */
  readonly status: OAuthErrorCode;
  /** Milliseconds until the next poll. */
  readonly nextPollIn: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Options of {@link deviceCode}. */
export interface DeviceCodeOptions {
  /** With `offline_access` the tokens have a refresh token. */
  readonly scopes: readonly Scope[];
  /** Shows the person where to go and what to type. Polling begins when it is done. */
  readonly onUserCode: (prompt: DevicePrompt) => unknown;
  /** Is told of every poll that brought no tokens yet. */
  readonly onProgress?: (progress: DeviceProgress) => void;
}

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code';
/** All of these are milliseconds. RFC 8628 §3.2: when the server names no interval. */
const DEFAULT_INTERVAL = 5_000;
/** RFC 8628 §3.5: `slow_down` lengthens the interval by this, for good. */
const SLOW_DOWN = 5_000;
/** No server needs to hear from a client more often than a person can notice. */
const SHORTEST_INTERVAL = 1_000;
const LONGEST_BACKOFF = 60_000;
/** A day. Codes live for minutes; a server that names no end is not polled without one. */
const LONGEST_LIFE = 86_400_000;

/**
 * The device code grant (RFC 8628): the person signs in on another device, or in a browser beside the command line.
 * It polls as the server wants it to, but not more often than once a second, and ends with `expired_token`,
 * `access_denied` or the abort of its signal.
 *
 * @throws {OAuthError} `invalid_request` when `scopes` is not an array of scopes, or `onUserCode` no function
 * @example
 * const tokens = await oauth.requestTokens(
 *   deviceCode({
 *     scopes: ['device.read', 'offline_access'],
 *     onUserCode: ({ userCode, verificationUri }) => console.log(`Type ${userCode} at ${verificationUri}`),
 *   }),
 * );
 */
export function deviceCode(options: DeviceCodeOptions): Grant {
  const { onProgress, ...needed } = given('the options', options);
  const scopes = checkedScopes(needed.scopes);
  const onUserCode = checkedFunction('onUserCode', needed.onUserCode);
  return {
    grantType: GRANT_TYPE,
    requestTokens: async (endpoint, { signal }) => {
      const requestedAt = endpoint.clock.now();
      const response = await endpoint.requestDeviceCode({
        grantType: GRANT_TYPE,
        parameters: scopeParameter(scopes),
        signal,
      });
      const expiresAt = requestedAt + Math.min(response.expires_in * 1000, LONGEST_LIFE);
      await onUserCode({
        userCode: response.user_code,
        verificationUri: response.verification_uri,
        verificationUriComplete: response.verification_uri_complete,
        expiresAt,
      });
      const tokens = await poll(endpoint, response, { expiresAt, signal, onProgress });
      return tokens.following({ scopes });
    },
  };
}

async function poll(
  endpoint: TokenEndpoint,
  { device_code, interval: seconds }: DeviceAuthorizationResponse,
  {
    expiresAt,
    signal,
    onProgress,
  }: {
    readonly expiresAt: number;
    readonly signal: AbortSignal | undefined;
    readonly onProgress: DeviceCodeOptions['onProgress'];
  },
): Promise<Tokens> {
  const { clock } = endpoint;
  let interval = seconds === undefined ? DEFAULT_INTERVAL : Math.max(seconds * 1000, SHORTEST_INTERVAL);
  let pause = interval;
  for (;;) {
    if (clock.now() + pause >= expiresAt) {
      throw new OAuthError('The user code ran out before the person had finished.', {
        code: 'expired_token',
      });
    }
    await clock.sleep(pause, signal);
    try {
      return await endpoint.requestTokens({
        grantType: GRANT_TYPE,
        parameters: { device_code },
        signal,
        retries: 0,
      });
    } catch (error) {
      if (!isOAuthError(error)) throw error;
      const next = nextInterval(interval, error.code);
      if (next === undefined) throw error;
      interval = next;
      pause = Math.max(interval, error.retryAfter ?? 0);
      callHook(onProgress, { status: error.code, nextPollIn: pause, expiresAt });
    }
  }
}

/** How long to wait between polls from now on (RFC 8628 §3.5); absent when polling is over. */
function nextInterval(interval: number, code: OAuthErrorCode): number | undefined {
  switch (code) {
    case 'authorization_pending':
      return interval;
    case 'slow_down':
    case 'rate_limited':
      return interval + SLOW_DOWN;
    case 'network':
    case 'timeout':
    case 'server_error':
    case 'temporarily_unavailable':
      return Math.max(interval, Math.min(interval * 2, LONGEST_BACKOFF));
    default:
      return undefined;
  }
}
