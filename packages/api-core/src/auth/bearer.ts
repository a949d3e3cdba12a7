import type { AuthContext, AuthProvider } from './auth-provider.ts';

/** An OAuth access token, or what answers one each time it is asked. */
export type AccessToken = string | ((context: AuthContext) => string | Promise<string>);

/**
 * Signs in with an OAuth 2.0 access token (RFC 6750 §2.1). For tokens that renew themselves use `@smart-me/oauth`.
 *
 * @example
 * const client = createClient({ auth: bearer(() => session.accessToken) });
 */
export function bearer(token: AccessToken): AuthProvider {
  return {
    authorization: async (context) => `Bearer ${typeof token === 'string' ? token : await token(context)}`,
  };
}
