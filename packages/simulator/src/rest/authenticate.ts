import type { Principal, SimulatorState, TokenLookup } from '../state/simulator-state.ts';

/** Who the `Authorization` header says is calling; undefined when it is missing, unknown or wrong. */
export async function authenticate(
  authorization: string | undefined,
  state: SimulatorState,
  lookUpToken: TokenLookup,
): Promise<Principal | undefined> {
  const principal = await principalOf(authorization, state, lookUpToken);
  return principal?.account.isDeleted === true ? undefined : principal;
}

async function principalOf(
  authorization: string | undefined,
  state: SimulatorState,
  lookUpToken: TokenLookup,
): Promise<Principal | undefined> {
  const [, scheme = '', credentials = ''] = /^(\S+) +(.*)$/.exec(authorization ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'apikey':
      return state.byApiKey(credentials);
    case 'bearer':
      return lookUpToken(credentials);
    case 'basic':
      return byBasic(credentials, state);
    default:
      return undefined;
  }
}

/** RFC 7617: the first colon ends the user name. */
function byBasic(credentials: string, state: SimulatorState): Principal | undefined {
  const [, username = '', password = ''] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? [];
  const [, cardId] = /^cardaccesstoken_(.+)$/i.exec(username) ?? [];
  return cardId === undefined ? state.byPassword(username, password) : state.byCardToken(cardId, password);
}
