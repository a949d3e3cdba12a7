import type { Scope } from '@smart-me/api-core';
import { checkedScopes, given } from '../options/checked-options.ts';
import { scopeParameter, type UnattendedGrant } from './grant.ts';

/** Options of {@link clientCredentials}. */
export interface ClientCredentialsOptions {
  /** What the access token may do; none leaves it to the server. */
  readonly scopes: readonly Scope[];
}

const GRANT_TYPE = 'client_credentials';

/**
 * The client credentials grant (RFC 6749 §4.4): a machine signs in as itself. For device clients.
 *
 * @throws {OAuthError} `invalid_request` when `scopes` is not an array of scopes
 * @example
 * const auth = tokenSource(oauth, { grant: clientCredentials({ scopes: ['device.read'] }) });
 */
export function clientCredentials(options: ClientCredentialsOptions): UnattendedGrant {
  const scopes = checkedScopes(given('the options', options).scopes);
  return {
    grantType: GRANT_TYPE,
    unattended: true,
    requestTokens: async (endpoint, { signal }) => {
      const parameters = scopeParameter(scopes);
      const tokens = await endpoint.requestTokens({ grantType: GRANT_TYPE, parameters, signal });
      // A client that can always ask again has no use for a refresh token (RFC 6749 §4.4.3).
      return tokens.withoutRefreshToken().following({ scopes });
    },
  };
}
