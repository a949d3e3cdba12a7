import { SmartMeError } from '../error/smart-me-error.ts';
import { basicAuthorization, type BasicCredentials } from '../http/basic-credentials.ts';
import { type AuthProvider, checkedSecret } from './auth-provider.ts';

/**
 * Signs in with user name and password (RFC 7617, in UTF-8).
 *
 * @deprecated smart-me is ending this way in November 2026. Use `apiKey` with a key made in the portal, or a token source
 * of `@smart-me/oauth`.
 * @throws {SmartMeError} `invalid_request` for an empty name or password, or a colon in the name
 */
export function basicAuth({ username, password }: BasicCredentials): AuthProvider {
  return basic(checkedSecret('The user name', username), checkedSecret('The password', password));
}

/** The access token of an NFC card, as made with `PUT /AccessToken`. */
export interface CardCredentials {
  readonly cardId: string;
  readonly token: string;
}

/**
 * Signs in with the access token of an NFC card.
 *
 * @throws {SmartMeError} `invalid_request` for an empty card id or token
 */
export function cardAccessToken({ cardId, token }: CardCredentials): AuthProvider {
  return basic(
    `cardaccesstoken_${checkedSecret('The card id', cardId)}`,
    checkedSecret('The card access token', token),
  );
}

function basic(username: string, password: string): AuthProvider {
  // RFC 7617 §2: the first colon ends the name.
  if (username.includes(':')) {
    throw new SmartMeError('The user name has a colon.', {
      code: 'invalid_request',
      hint: 'Basic credentials cannot carry it: use apiKey.',
    });
  }
  const value = basicAuthorization({ username, password });
  return { authorization: () => value };
}
