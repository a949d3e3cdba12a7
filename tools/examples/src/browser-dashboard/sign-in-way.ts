import type { AuthProvider } from '@smart-me/api-core';

/** How the person of a sample signs in. */
export interface SignInWay {
  /** Asks the person. `problem` is why they are asked again. */
  readonly ask: (options: {
    readonly problem: unknown;
    readonly onSignIn: (auth: AuthProvider) => void;
  }) => HTMLElement;
  /** A sign-in that came about before this page was loaded. */
  readonly resume?: () => Promise<AuthProvider | undefined>;
  /** Forgets it. */
  readonly end?: () => Promise<void>;
}
