import type { AuthContext, AuthProvider } from './auth-provider.ts';
import { checkedSecret } from './checked-secret.ts';

/** An OAuth access token, or what answers one each time it is asked. */
export type AccessToken = string | ((context: AuthContext) => string | Promise<string>);

/**
 * Signs in with an OAuth 2.0 access token (RFC 6750 §2.1). A function is asked for each attempt, and again with
 * `rejected` after a 401. Tokens that renew themselves are `tokenSource` of `@smart-me/oauth`.
 *
 * @throws {SmartMeError} `invalid_request` for an empty token
 * @example
 * const client = createClient({ auth: bearer(() => session.accessToken) });
 */
export function bearer(token: AccessToken): AuthProvider {
  const header = (accessToken: string): string => `Bearer ${checkedSecret('The access token', accessToken)}`;
  if (typeof token === 'function') return { authorization: async (context) => header(await token(context)) };
  const value = header(token);
  return { authorization: () => value };
}
