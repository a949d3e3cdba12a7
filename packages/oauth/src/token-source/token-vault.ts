import { systemCodeOf } from '../error/error-like.ts';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';
import type { UnattendedGrant } from '../grants/grant.ts';
import type { OAuthClient } from '../oauth-client.ts';
import { mutex } from '../stores/mutex.ts';
import type { TokenStore } from '../stores/token-store.ts';
import { Tokens } from '../tokens.ts';

/** The tokens of a source, in memory and in its store. */
interface TokenVault {
  /** The tokens in memory. */
  current(): Tokens | undefined;
  /** Takes the stored tokens if they are good enough, else asks for new ones and stores them. */
  renew(isEnough: (stored: Tokens) => boolean): Promise<Renewed>;
  readonly replace: (tokens: Tokens) => Promise<void>;
  readonly clear: () => Promise<void>;
}

interface Renewed {
  readonly tokens: Tokens;
  readonly outcome: 'renewed' | 'adopted';
}

/**
 * The order of a renewal: lock the store, read it again (another program may have been faster), ask for tokens, store
 * them, and only then use them: whoever dies in between leaves a store that others can go on with.
 */
export function tokenVault(
  oauth: OAuthClient,
  { grant, store }: { readonly grant: UnattendedGrant | undefined; readonly store: TokenStore },
): TokenVault {
  const inTurn = mutex();
  const exclusive = <Value>(task: (lease?: AbortSignal) => Promise<Value>): Promise<Value> =>
    inTurn(() => (store.exclusive === undefined ? task() : store.exclusive(task)));
  let current: Tokens | undefined;
  /** New tokens that the store would not take: the old refresh token may be used up, so they must not get lost. */
  let unstored: Tokens | undefined;
  let refused: { readonly refreshToken: string; readonly error: OAuthError } | undefined;

  const keep = async (tokens: Tokens): Promise<void> => {
    unstored = tokens;
    await storing('write', () => store.write(tokens.serialize()));
    unstored = undefined;
    current = tokens;
  };

  const read = async (): Promise<Tokens | undefined> => {
    if (unstored !== undefined) await keep(unstored);
    const text = await storing('read', () => store.read());
    return text === undefined ? undefined : Tokens.parse(text);
  };

  const refresh = async (refreshToken: string, lease: AbortSignal | undefined): Promise<Tokens> => {
    // The server has spoken: to ask it again and again would only get the client throttled.
    if (refused?.refreshToken === refreshToken) throw refused.error;
    try {
      return await oauth.refresh(refreshToken, { signal: lease });
    } catch (error) {
      if (isOAuthError(error, 'invalid_grant')) refused = { refreshToken, error };
      throw error;
    }
  };

  const request = async (stored: Tokens | undefined, lease: AbortSignal | undefined): Promise<Tokens> => {
    if (stored?.refreshToken !== undefined) {
      return (await refresh(stored.refreshToken, lease)).following(stored);
    }
    if (grant !== undefined) return oauth.obtain(grant, { signal: lease });
    throw new OAuthError(
      stored === undefined
        ? 'Nobody has signed in.'
        : 'The access token has ended, and there is no refresh token.',
      { code: 'sign_in_required' },
    );
  };

  return {
    current: () => current,
    renew: (isEnough) =>
      exclusive(async (lease) => {
        const stored = await read();
        if (stored !== undefined && isEnough(stored)) {
          current = stored;
          return { tokens: stored, outcome: 'adopted' };
        }
        const tokens = await request(stored, lease);
        await keep(tokens);
        return { tokens, outcome: 'renewed' };
      }),
    replace: (tokens) => exclusive(() => keep(tokens)),
    clear: () =>
      exclusive(async () => {
        current = unstored = undefined;
        await storing('clear', () => store.clear());
      }),
  };
}

/** Runs an operation of the store; what it throws may quote the tokens, so only its code is told. */
async function storing<Value>(verb: string, operation: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    if (isOAuthError(error)) throw error;
    const code = systemCodeOf(error);
    const reason = code === undefined ? '' : `: ${code}`;
    throw new OAuthError(`The token store could not ${verb}${reason}.`, { code: 'store_failed' });
  }
}
