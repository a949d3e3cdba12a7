import { scopes as publishedScopes, type Scope } from '@smart-me/api-core';
import type { Provider } from 'oidc-provider';
import type { Account } from '../state/account.ts';
import { grantedScopes } from '../state/granted-scopes.ts';
import type { Principal, SimulatorState, TokenLookup } from '../state/simulator-state.ts';

/**
 * Finds who an access token was issued to: a person, or the owner of a device client. The tokens of an application end with
 * it.
 */
export function tokenLookup(provider: Provider, state: SimulatorState): TokenLookup {
  return async (value) => {
    const personal = await provider.AccessToken.find(value);
    const issued = personal ?? (await provider.ClientCredentials.find(value));
    const application = state.applications.get(issued?.clientId ?? '');
    if (issued === undefined || application === undefined) return undefined;
    const account =
      personal === undefined
        ? application.owner
        : state.accounts.find(({ id }) => String(id) === personal.accountId);
    return principal(account, issued.scopes);
  };
}

function principal(account: Account | undefined, scopes: ReadonlySet<string>): Principal | undefined {
  return (
    account && { account, scopes: grantedScopes(publishedScopes.filter((scope: Scope) => scopes.has(scope))) }
  );
}
