import type { AuthProvider } from '../auth/auth-provider.ts';
import { attemptTimeout } from './attempt-timeout.ts';
import { authorization } from './authorization.ts';
import { concurrencyLimit } from './concurrency-limit.ts';
import type { Observer } from './observation.ts';
import { compose, type Send } from './policy.ts';
import { rateLimitPause } from './rate-limit-pause.ts';
import { redirects } from './redirects.ts';
import { requireSecureOrigin } from './secure-origin.ts';
import { transport } from './transport.ts';

/** What the policies of a client are made from. */
export interface AttemptOptions {
  readonly auth: AuthProvider;
  readonly concurrency: number;
  readonly maxResponseBytes: number;
  readonly observer: Observer;
  readonly fetch: typeof fetch | undefined;
}

/** One attempt of a call: through these policies, from the outside in. What is around an attempt (retry, total time) is `retry.ts`. */
export function attempt({ auth, concurrency, maxResponseBytes, observer, fetch }: AttemptOptions): Send {
  return compose(
    [
      requireSecureOrigin,
      concurrencyLimit(concurrency),
      rateLimitPause(observer),
      attemptTimeout,
      authorization(auth),
      redirects,
      observer.policy,
    ],
    transport(fetch, maxResponseBytes),
  );
}
