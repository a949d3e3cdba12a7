import type { AuthProvider } from '../auth/auth-provider.ts';
import { attemptTimeout } from './attempt-timeout.ts';
import { authorization } from './authorization.ts';
import { concurrencyBound } from './concurrency-bound.ts';
import type { Observer } from './observation.ts';
import { originGuard } from './origin-guard.ts';
import { compose, type Send } from './policy.ts';
import { rateLimitPause } from './rate-limit-pause.ts';
import { redirects } from './redirects.ts';
import { transport } from './transport.ts';
import { wholeBody } from './whole-body.ts';

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
      originGuard,
      concurrencyBound(concurrency),
      rateLimitPause(observer),
      attemptTimeout,
      authorization(auth),
      redirects,
      observer.policy,
      wholeBody(maxResponseBytes),
    ],
    transport(fetch),
  );
}
