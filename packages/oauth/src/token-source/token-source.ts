import type { AuthContext, AuthProvider } from '@smart-me/api-core';
import { abortedError, untilAborted } from '../error/aborted.ts';
import { isOAuthError, type OAuthError } from '../error/oauth-error.ts';
import { smartMeErrorOf } from '../error/smart-me-error-of.ts';
import type { UnattendedGrant } from '../grants/grant.ts';
import { tell } from '../hook.ts';
import type { OAuthClient } from '../oauth-client.ts';
import { memoryStore } from '../stores/memory-store.ts';
import type { TokenStore } from '../stores/token-store.ts';
import type { Tokens } from '../tokens.ts';
import { freshness } from './freshness.ts';
import { tokenVault } from './token-vault.ts';

/** Options of {@link tokenSource}. */
export interface TokenSourceOptions {
  /** How to get tokens when there is no refresh token: `clientCredentials(...)`. Without it, `signIn` has to bring them. */
  readonly grant?: UnattendedGrant;
  /** Where the tokens live. Default: `memoryStore()`. */
  readonly store?: TokenStore;
  /**
   * How many milliseconds before their end tokens are renewed in the background, while calls go on with the old ones.
   * Default 300,000; for short-lived tokens at most half their life.
   */
  readonly skew?: number;
  /** Is told how each renewal ended: for logs. No secret in it. */
  readonly onRenewal?: (event: RenewalEvent) => void;
}

/** How a renewal ended. */
export interface RenewalEvent {
  /** `renewed`: by a token request. `adopted`: another program had put new tokens into the store. */
  readonly outcome: 'renewed' | 'adopted' | 'failed';
  readonly error: OAuthError | undefined;
}

/** Signs a client's calls with an access token that it keeps fresh. */
export interface TokenSource extends AuthProvider {
  /**
   * The `Authorization` header of a call.
   *
   * @throws {SmartMeError} in the terms of the call, with the {@link OAuthError} as its cause
   */
  authorization(context?: AuthContext): Promise<string>;
  /** Tokens that are good now. @throws {OAuthError} */
  tokens(context?: AuthContext): Promise<Tokens>;
  /** Takes over the tokens of a sign-in, and stores them. @throws {OAuthError} `store_failed` */
  signIn(tokens: Tokens): Promise<void>;
  /** Forgets the tokens, in the store too. They stay good until they expire or are revoked. @throws {OAuthError} `store_failed` */
  signOut(): Promise<void>;
}

/** After a background renewal has failed, calls go on with the old tokens for so long before the next attempt. */
const BACKGROUND_PAUSE = 10_000;

/**
 * Keeps an access token fresh, for `createClient({ auth })`. However many calls need a new token at once, one request
 * fetches it, and they all go on with it or fail with the one error. A caller's `AbortSignal` ends the wait of that
 * caller only.
 *
 * @example
 * const auth = tokenSource(oauth, { grant: clientCredentials({ scopes: ['device.read'] }) });
 * const client = createClient({ auth });
 */
export function tokenSource(
  oauth: OAuthClient,
  { grant, store = memoryStore(), skew = 300_000, onRenewal }: TokenSourceOptions = {},
): TokenSource {
  const { clock } = oauth;
  const age = freshness(clock, skew);
  const vault = tokenVault(oauth, { grant, store });
  let renewal: Promise<Tokens> | undefined;
  let backgroundFrom = -Infinity;

  /** The one renewal under way; starts it when there is none. */
  const renew = (isEnough: (stored: Tokens) => boolean): Promise<Tokens> => {
    renewal ??= vault
      .renew(isEnough)
      .then(
        ({ tokens, outcome }) => {
          tell(onRenewal, { outcome, error: undefined });
          return tokens;
        },
        (error: unknown) => {
          const known = isOAuthError(error) ? error : undefined;
          backgroundFrom = clock.now() + (known?.retryAfter ?? BACKGROUND_PAUSE);
          tell(onRenewal, { outcome: 'failed', error: known });
          throw error;
        },
      )
      .finally(() => {
        renewal = undefined;
      });
    return renewal;
  };

  const tokens = async ({ signal, rejected }: AuthContext = {}): Promise<Tokens> => {
    if (signal?.aborted === true) throw abortedError(signal);
    const isGood = (candidate: Tokens): boolean =>
      !age.isOver(candidate) && authorizationOf(candidate) !== rejected;
    const current = vault.current();
    if (current !== undefined && isGood(current)) {
      if (age.isEnding(current) && clock.now() >= backgroundFrom) {
        renew((stored) => isGood(stored) && !age.isEnding(stored)).catch(() => undefined); // told by onRenewal
      }
      return current;
    }
    const renewed = await untilAborted(renew(isGood), signal);
    // A renewal that was already under way may not have known what this call's server has refused.
    return authorizationOf(renewed) === rejected ? untilAborted(renew(isGood), signal) : renewed;
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
    signIn: vault.replace,
    signOut: vault.clear,
  });
}

/** RFC 6750 §2.1 */
function authorizationOf({ accessToken }: Tokens): string {
  return `Bearer ${accessToken}`;
}
