import type { Scope } from '@smart-me/api-core';
import { clientCredentialsGrantRequest, processClientCredentialsResponse } from 'oauth4webapi';
import type { UnattendedGrant } from './grant.ts';

/**
 * The client credentials grant (RFC 6749 §4.4): a machine signs in as itself. For device clients.
 *
 * @example
 * const auth = tokenSource(oauth, { grant: clientCredentials({ scopes: ['device.read'] }) });
 */
export function clientCredentials({ scopes }: { readonly scopes: readonly Scope[] }): UnattendedGrant {
  return {
    grantType: 'client_credentials',
    unattended: true,
    obtain: async (endpoint, { signal }) => {
      const tokens = await endpoint.request({
        grantType: 'client_credentials',
        signal,
        send: (server, client, authenticate, options) =>
          clientCredentialsGrantRequest(server, client, authenticate, scopeParameter(scopes), options),
        read: processClientCredentialsResponse,
      });
      // A client that can always ask again has no use for one (RFC 6749 §4.4.3).
      return tokens.withoutRefreshToken().following({ refreshToken: undefined, scopes });
    },
  };
}

/** `scope` of RFC 6749 §3.3; left out when there is none. */
export function scopeParameter(scopes: readonly Scope[]): Record<string, string> {
  return scopes.length === 0 ? {} : { scope: scopes.join(' ') };
}
