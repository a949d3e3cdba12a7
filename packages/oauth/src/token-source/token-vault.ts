import { systemCode } from '@smart-me/api-core/http';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';
import type { UnattendedGrant } from '../grants/grant.ts';
import type { OAuthClient } from '../client/oauth-client.ts';
import { mutex, type TokenStore } from '../stores/token-store.ts';
import { Tokens } from '../server/tokens.ts';
import { type Pause, pauseOf } from './freshness.ts';

/** The tokens of a source, in memory and in its store. */
export interface TokenVault {
  /** Returns the tokens in memory. */
  current(): Tokens | undefined;
  /** Takes the stored tokens if they are good enough, else requests new ones and stores them. */
  refresh(isEnough: IsEnough): Promise<Refreshed>;
  /** Stores the tokens of a sign-in. */
  replace(tokens: Tokens): Promise<void>;
  /** Forgets the tokens, in the store too. */
  clear(): Promise<void>;
}

type IsEnough = (stored: Tokens) => boolean;

interface Refreshed {
  readonly tokens: Tokens;
  readonly outcome: 'refreshed' | 'adopted';
}

/** The server's last word on a request. Asking again before it wants to be asked would only get the client throttled. */
interface Verdict {
  /** What the server was shown. */
  readonly refreshToken: string | undefined;
  readonly error: OAuthError;
  readonly pause: Pause;
}

/** Characters beside those of the last text: new tokens are about as long as the last ones. */
const SPARE_ROOM = 4_096;

/**
 * The order of a refresh: lock the store, read it again (another program may have been faster), reserve room, request
 * tokens, store them, and only then use them: whoever dies in between leaves a store that others can go on with.
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
  let verdict: Verdict | undefined;

  /** Some stores say null, or nothing, when there is no text. */
  const read = async (): Promise<string | undefined> =>
    (await storing('read', () => store.read())) || undefined;

  const parsed = (text: string | undefined): Tokens | undefined => {
    try {
      return text === undefined ? undefined : Tokens.parse(text);
    } catch (error) {
      if (grant === undefined) throw error; // a person has to decide what becomes of it
      return undefined;
    }
  };

  const keep = async (tokens: Tokens, replaced: string | undefined): Promise<Tokens> => {
    unstored = { tokens, replaced };
    await storing('write', () => store.write(tokens.serialize()));
    unstored = undefined;
    current = tokens;
    return tokens;
  };

  const request = async (stored: Tokens | undefined, lease: AbortSignal | undefined): Promise<Tokens> => {
    if (grant !== undefined) return oauth.requestTokens(grant, { signal: lease });
    const refreshToken = stored?.refreshToken;
    if (stored === undefined || refreshToken === undefined) {
      const reason =
        stored === undefined
          ? 'Nobody has signed in.'
          : 'The access token has ended, and there is no refresh token.';
      throw new OAuthError(reason, { code: 'sign_in_required' });
    }
    await storing('reserve room', async () => store.reserve?.(stored.serialize().length + SPARE_ROOM));
    return (await oauth.refresh(refreshToken, { signal: lease })).following({ scopes: stored.scopes });
  };

  /** Requests tokens, unless the server has said no to the same request and nothing has changed. */
  const requestUnlessRefused = async (
    stored: Tokens | undefined,
    lease: AbortSignal | undefined,
  ): Promise<Tokens> => {
    const refreshToken = grant === undefined ? stored?.refreshToken : undefined;
    if (verdict?.refreshToken === refreshToken && verdict?.pause.isOn() === true) throw verdict.error;
    try {
      return await request(stored, lease);
    } catch (error) {
      if (lease?.aborted === true) throw leaseError();
      if (isOAuthError(error)) {
        const isFinal = error.code === 'invalid_grant' && refreshToken !== undefined;
        const pause = isFinal ? { isOn: () => true } : pauseOf(oauth.clock, error.retryAfter ?? 0);
        verdict = { refreshToken, error, pause };
      }
      throw error;
    }
  };

  /** Takes what others have stored; needs no lock, for it is stored as a whole. */
  const adopt = async (isEnough: IsEnough): Promise<Tokens | undefined> => {
    if (unstored !== undefined) return undefined;
    const stored = parsed(await read());
    if (stored === undefined || !isEnough(stored)) return undefined;
    return (current = stored);
  };

  const refresh = async (isEnough: IsEnough): Promise<Refreshed> => {
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
      return { tokens: await keep(await requestUnlessRefused(stored, lease), text), outcome: 'refreshed' };
    });
  };

  const replace = async (tokens: Tokens): Promise<void> => {
    // What cannot be read is replaced all the same.
    await locked(async () => keep(tokens, await read().catch(() => undefined)));
  };

  const clear = async (): Promise<void> => {
    current = unstored = undefined;
    await locked(() => storing('clear', async () => store.clear()));
  };

  return {
    current: () => current,
    refresh: (isEnough) => inTurn(() => refresh(isEnough)),
    replace: (tokens) => inTurn(() => replace(tokens)),
    clear: () => inTurn(clear),
  };
}

function leaseError(): OAuthError {
  return new OAuthError('The refresh took longer than the token store can be locked.', { code: 'timeout' });
}

/** Runs an operation of the store; what it throws may quote the tokens, so only its code is told. */
async function storing<Value>(verb: string, operation: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await operation();
  } catch (error) {
    if (isOAuthError(error)) throw error;
    const code = systemCode(error);
    const reason = code === undefined ? '' : `: ${code}`;
    throw new OAuthError(`The token store could not ${verb}${reason}.`, { code: 'store_failed' });
  }
}
