import type { AuthProvider } from '../auth/auth-provider.ts';
import { attemptTimeout } from './attempt-timeout.ts';
import { authorization } from './authorization.ts';
import { concurrencyLimit } from './concurrency-limit.ts';
import { type Hooks, observation } from './observation.ts';
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
  readonly hooks: Hooks;
  readonly fetch: typeof fetch | undefined;
}

/** One attempt of a call: through these policies, from the outside in. What is around an attempt (retry, total time) is `retry.ts`. */
export function attempt({ auth, concurrency, maxResponseBytes, hooks, fetch }: AttemptOptions): Send {
  return compose(
    [
      requireSecureOrigin,
      concurrencyLimit(concurrency),
      rateLimitPause(hooks),
      attemptTimeout,
      authorization(auth),
      redirects,
      observation(hooks),
    ],
    transport(fetch, maxResponseBytes),
  );
}
