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
  renew(isEnough: IsEnough): Promise<Renewed>;
  readonly replace: (tokens: Tokens) => Promise<void>;
  readonly clear: () => Promise<void>;
}

type IsEnough = (stored: Tokens) => boolean;

interface Renewed {
  readonly tokens: Tokens;
  readonly outcome: 'renewed' | 'adopted';
}

interface Verdict {
  /** What the server was shown. */
  readonly refreshToken: string | undefined;
  readonly error: OAuthError;
  readonly until: number;
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
  const locked = <Value>(task: (lease?: AbortSignal) => Promise<Value>): Promise<Value> =>
    storing('lock', () => (store.exclusive === undefined ? task() : store.exclusive(task)));
  let current: Tokens | undefined;
  /** New tokens that the store would not take. The refresh token they came for may be used up: they must not get lost. */
  let unstored: { readonly tokens: Tokens; readonly replaced: string | undefined } | undefined;
  /** The server's last word. Asking again before it wants to be asked would only get the client throttled. */
  let verdict: Verdict | undefined;

  const keep = async (tokens: Tokens, replaced: string | undefined): Promise<Tokens> => {
    unstored = { tokens, replaced };
    await storing('write', () => store.write(tokens.serialize()));
    unstored = undefined;
    current = tokens;
    return tokens;
  };

  const request = async (stored: Tokens | undefined, lease: AbortSignal | undefined): Promise<Tokens> => {
    const refreshToken = stored?.refreshToken;
    if (verdict !== undefined && verdict.refreshToken === refreshToken && oauth.clock.now() < verdict.until) {
      throw verdict.error;
    }
    try {
      if (refreshToken !== undefined) {
        return (await oauth.refresh(refreshToken, { signal: lease })).following({ scopes: stored?.scopes });
      }
      if (grant !== undefined) return await oauth.obtain(grant, { signal: lease });
    } catch (error) {
      if (lease?.aborted === true) throw leaseError();
      if (isOAuthError(error)) {
        const isFinal = error.code === 'invalid_grant' && refreshToken !== undefined;
        const until = isFinal ? Infinity : oauth.clock.now() + (error.retryAfter ?? 0);
        verdict = { refreshToken, error, until };
      }
      throw error;
    }
    throw new OAuthError(
      stored === undefined
        ? 'Nobody has signed in.'
        : 'The access token has ended, and there is no refresh token.',
      { code: 'sign_in_required' },
    );
  };

  const read = (): Promise<string | undefined> => storing('read', () => store.read());

  /** Takes what others have stored; needs no lock, for it is stored as a whole. */
  const adopt = async (isEnough: IsEnough): Promise<Tokens | undefined> => {
    if (unstored !== undefined) return undefined;
    const stored = parsed(await read());
    if (stored === undefined || !isEnough(stored)) return undefined;
    return (current = stored);
  };

  const renew = async (isEnough: IsEnough): Promise<Renewed> => {
    const adopted = await adopt(isEnough);
    if (adopted !== undefined) return { tokens: adopted, outcome: 'adopted' };
    return locked(async (lease) => {
      const text = await read();
      const missed = unstored?.replaced === text ? unstored?.tokens : undefined;
      const stored = missed ?? parsed(text);
      if (stored !== undefined && isEnough(stored)) {
        current = missed === undefined ? stored : await keep(missed, text);
        return { tokens: stored, outcome: 'adopted' };
      }
      return { tokens: await keep(await request(stored, lease), text), outcome: 'renewed' };
    });
  };

  const replace = async (tokens: Tokens): Promise<void> => {
    await locked(() => keep(tokens, undefined));
  };

  const clear = async (): Promise<void> => {
    current = unstored = undefined;
    await locked(() => storing('clear', async () => store.clear()));
  };

  return {
    current: () => current,
    renew: (isEnough) => inTurn(() => renew(isEnough)),
    replace: (tokens) => inTurn(() => replace(tokens)),
    clear: () => inTurn(clear),
  };
}

function parsed(text: string | undefined): Tokens | undefined {
  return text === undefined ? undefined : Tokens.parse(text);
}

function leaseError(): OAuthError {
  return new OAuthError('The renewal took longer than the token store can be locked.', { code: 'timeout' });
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
