import type { Scope } from '@smart-me/api-core';
import type { UnattendedGrant } from './grant.ts';
import { scopeParameter } from './scope-parameter.ts';

const GRANT_TYPE = 'client_credentials';

/**
 * The client credentials grant (RFC 6749 §4.4): a machine signs in as itself. For device clients.
 *
 * @example
 * const auth = tokenSource(oauth, { grant: clientCredentials({ scopes: ['device.read'] }) });
 */
export function clientCredentials({ scopes }: { readonly scopes: readonly Scope[] }): UnattendedGrant {
  return {
    grantType: GRANT_TYPE,
    unattended: true,
    obtain: async (endpoint, { signal }) => {
      const parameters = scopeParameter(scopes);
      const tokens = await endpoint.request({ grantType: GRANT_TYPE, parameters, signal });
      // A client that can always ask again has no use for a refresh token (RFC 6749 §4.4.3).
      return tokens.withoutRefreshToken().following({ scopes });
    },
  };
}
