import { OAuthError } from '../error/oauth-error.ts';
import type { TokenResponse } from '../tokens.ts';
import { answerText } from './answer-text.ts';

// oauth4webapi reads answers too, but always brings the checks of ID tokens along, which the platform does not issue:
// 3 kB of a page's 12, and errors whose causes hold the answer with its tokens.

/** A successful answer of the device authorization endpoint (RFC 8628 §3.2). */
export interface DeviceAuthorizationResponse {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string | undefined;
  readonly expires_in: number;
  readonly interval: number | undefined;
}

/** Reads an answer of the token endpoint. @throws {OAuthError} `unexpected_response`, naming the member that is wrong */
export async function readTokenResponse(response: Response): Promise<TokenResponse> {
  const members = await membersOf(response);
  // RFC 6749 §7.1: a client must not use a token whose type it does not understand.
  if (members.text('token_type').toLowerCase() !== 'bearer') throw malformed('token_type');
  return {
    access_token: members.text('access_token'),
    expires_in: members.optional('expires_in', members.seconds),
    refresh_token: members.optional('refresh_token', members.text),
    scope: members.optional('scope', members.text),
  };
}

/** Reads an answer of the device authorization endpoint. @throws {OAuthError} `unexpected_response` */
export async function readDeviceAuthorizationResponse(
  response: Response,
): Promise<DeviceAuthorizationResponse> {
  const members = await membersOf(response);
  return {
    device_code: members.text('device_code'),
    user_code: members.text('user_code'),
    verification_uri: members.text('verification_uri'),
    verification_uri_complete: members.optional('verification_uri_complete', members.text),
    expires_in: members.seconds('expires_in'),
    interval: members.optional('interval', members.seconds),
  };
}

/** Readers of the members of a JSON object. An optional one that is null or empty is absent, as servers write it. */
interface Members {
  readonly text: (name: string) => string;
  /** Some servers write numbers as text. */
  readonly seconds: (name: string) => number;
  readonly optional: <Value>(name: string, read: (name: string) => Value) => Value | undefined;
}

async function membersOf(response: Response): Promise<Members> {
  const body: unknown = JSON.parse(await answerText(response));
  const member = (name: string): unknown =>
    typeof body === 'object' && body !== null && Object.hasOwn(body, name)
      ? Reflect.get(body, name)
      : undefined;
  return {
    text: (name) => {
      const value = member(name);
      if (typeof value === 'string' && value !== '') return value;
      throw malformed(name);
    },
    seconds: (name) => {
      const value = member(name);
      const seconds = typeof value === 'string' && value !== '' ? Number(value) : value;
      if (typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0) return seconds;
      throw malformed(name);
    },
    optional: (name, read) => ((member(name) ?? '') === '' ? undefined : read(name)),
  };
}

function malformed(name: string): OAuthError {
  return new OAuthError(`The answer of the authorization server has no ${name}, or one of the wrong form.`, {
    code: 'unexpected_response',
  });
}
