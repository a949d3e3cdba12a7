import { scopes as publishedScopes, type Scope } from '@smart-me/api-core';
import type { Provider } from 'oidc-provider';
import type { TokenLookup } from '../rest/authenticate.ts';
import type { Account } from '../state/account.ts';
import { grantedScopes } from '../state/granted-scopes.ts';
import type { Principal, SimulatorState } from '../state/simulator-state.ts';

/** Finds who an access token was issued to: a person, or the owner of a device client. */
export function tokenLookup(provider: Provider, state: SimulatorState): TokenLookup {
  return async (value) => {
    const personal = await provider.AccessToken.find(value);
    if (personal !== undefined)
      return principal(
        state.accounts.find(({ id }) => String(id) === personal.accountId),
        personal.scopes,
      );
    const device = await provider.ClientCredentials.find(value);
    return device && principal(state.applications.get(device.clientId ?? '')?.owner, device.scopes);
  };
}

function principal(account: Account | undefined, scopes: ReadonlySet<string>): Principal | undefined {
  return (
    account && { account, scopes: grantedScopes(publishedScopes.filter((scope: Scope) => scopes.has(scope))) }
  );
}
