import type { AuthContext, AuthProvider } from '@smart-me/api-core';
import { callHook } from '@smart-me/api-core/http';
import { abortedError, untilAborted } from '../options/clock.ts';
import { isOAuthError, type OAuthError } from '../error/oauth-error.ts';
import { smartMeErrorOf } from '../error/smart-me-error-of.ts';
import type { UnattendedGrant } from '../grants/grant.ts';
import type { OAuthClient } from '../client/oauth-client.ts';
import {
  assertOption,
  checkedHook,
  checkedMethods,
  checkedMilliseconds,
  given,
} from '../options/checked-options.ts';
import { memoryStore, type TokenStore } from '../stores/token-store.ts';
import type { Tokens } from '../server/tokens.ts';
import { freshness, noPause, pauseOf } from './freshness.ts';
import { tokenVault } from './token-vault.ts';

/** Options of {@link tokenSource}. */
export interface TokenSourceOptions {
  /**
   * How to get tokens without a person: `clientCredentials(...)`. It is used in place of any refresh token, and replaces
   * whatever else the store holds. Without it, `signIn` has to bring the tokens.
   */
  readonly grant?: UnattendedGrant;
  /** Where the tokens live. Default: `memoryStore()`. */
  readonly store?: TokenStore;
  /**
   * Number of milliseconds before their end in which tokens are refreshed in the background, while calls go on with the
   * old ones. Default 300,000; for short-lived tokens at most half their life.
   */
  readonly refreshWindow?: number;
  /** Is told how each refresh ended: for logs. No secret in it. */
  readonly onRefresh?: (event: RefreshEvent) => void;
}

/** How a refresh ended. */
export interface RefreshEvent {
  /** `refreshed`: by a token request. `adopted`: another program had put new tokens into the store. */
  readonly outcome: 'refreshed' | 'adopted' | 'failed';
  /** Why it failed, if it did. */
  readonly error: OAuthError | undefined;
}

/** Signs a client's calls with an access token that it keeps fresh. */
export interface TokenSource extends AuthProvider {
  /**
   * Returns the `Authorization` header of a call.
   *
   * @throws {SmartMeError} in the terms of the call, with the {@link OAuthError} as its cause
   */
  authorization(context?: AuthContext): Promise<string>;
  /** Returns tokens that are good now. @throws {OAuthError} */
  tokens(context?: AuthContext): Promise<Tokens>;
  /** Takes over the tokens of a sign-in, and stores them. @throws {OAuthError} `store_failed` */
  signIn(tokens: Tokens): Promise<void>;
  /** Forgets the tokens, in the store too. They stay good until they expire or are revoked. @throws {OAuthError} `store_failed` */
  signOut(): Promise<void>;
}

/** Milliseconds. After a background refresh has failed, calls go on with the old tokens this long before the next attempt. */
const BACKGROUND_PAUSE = 10_000;

/**
 * Keeps an access token fresh, for `createClient({ auth })`. However many calls need a new token at once, one request
 * fetches it, and they all go on with it or fail with the one error. A caller's `AbortSignal` ends the wait of that
 * caller only.
 *
 * @throws {OAuthError} `invalid_request` for an option that cannot be
 * @example
 * const auth = tokenSource(oauth, { grant: clientCredentials({ scopes: ['device.read'] }) });
 * const client = createClient({ auth });
 */
export function tokenSource(oauth: OAuthClient, options: TokenSourceOptions = {}): TokenSource {
  const { grant, store = memoryStore(), refreshWindow = 300_000, onRefresh } = given('the options', options);
  const { clock } = checkedMethods('the client', oauth, 'requestTokens', 'refresh');
  assertOption(
    grant === undefined || grant.unattended,
    'The grant needs a person: hand its tokens to `signIn`.',
  );
  checkedHook('onRefresh', onRefresh);
  checkedMethods('the store', store, 'read', 'write', 'clear');
  const age = freshness(clock, checkedMilliseconds('refreshWindow', refreshWindow, 0));
  const vault = tokenVault(oauth, { grant, store });
  let refresh: Promise<Tokens> | undefined;
  let pause = noPause;

  /** The one refresh under way; starts it when there is none. */
  const refreshed = (isEnough: (stored: Tokens) => boolean): Promise<Tokens> => {
    refresh ??= vault
      .refresh(isEnough)
      .then(
        ({ tokens, outcome }) => {
          callHook(onRefresh, { outcome, error: undefined });
          return tokens;
        },
        (error: unknown) => {
          const known = isOAuthError(error) ? error : undefined;
          pause = pauseOf(clock, known?.retryAfter ?? BACKGROUND_PAUSE);
          callHook(onRefresh, { outcome: 'failed', error: known });
          throw error;
        },
      )
      .finally(() => {
        refresh = undefined;
      });
    return refresh;
  };

  const tokens = async ({ signal, rejected }: AuthContext = {}): Promise<Tokens> => {
    if (signal?.aborted === true) throw abortedError(signal);
    const isGood = (candidate: Tokens): boolean =>
      !age.isOver(candidate) && authorizationOf(candidate) !== rejected;
    const current = vault.current();
    if (current !== undefined && isGood(current)) {
      if (age.isEnding(current) && !pause.isOn()) {
        refreshed((stored) => isGood(stored) && !age.isEnding(stored)).catch(() => undefined); // told by onRefresh
      }
      return current;
    }
    const fresh = await untilAborted(refreshed(isGood), signal);
    // A refresh that was already under way may not have known what this call's server has refused.
    return authorizationOf(fresh) === rejected ? untilAborted(refreshed(isGood), signal) : fresh;
  };

  return Object.freeze<TokenSource>({
    tokens,
    authorization: async (context) => {
      try {
        return authorizationOf(await tokens(context));
      } catch (error) {
        throw isOAuthError(error) ? smartMeErrorOf(error) : error;
      }
    },
    signIn: async (signedIn) => {
      await vault.replace(checkedMethods('what is signed in with', signedIn, 'serialize'));
    },
    signOut: () => vault.clear(),
  });
}

/** RFC 6750 §2.1 */
function authorizationOf({ accessToken }: Tokens): string {
  return `Bearer ${accessToken}`;
}
