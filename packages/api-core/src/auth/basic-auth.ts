import type { AuthProvider } from './auth-provider.ts';

/** A user name and a password. */
export interface BasicCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Signs in with user name and password (RFC 7617, UTF-8).
 *
 * @deprecated smart-me is removing it: use `apiKey` or OAuth.
 */
export function basicAuth({ username, password }: BasicCredentials): AuthProvider {
  const value = basicAuthorization(username, password);
  return { authorization: () => value };
}

/** Signs in with the access token of an NFC card, as made with `PUT /AccessToken`. */
export function cardAccessToken({
  cardId,
  token,
}: {
  readonly cardId: string;
  readonly token: string;
}): AuthProvider {
  const value = basicAuthorization(`cardaccesstoken_${cardId}`, token);
  return { authorization: () => value };
}

function basicAuthorization(username: string, password: string): string {
  const bytes = new TextEncoder().encode(`${username}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
