import type { Scope } from '@smart-me/api-core';
import type { Secret } from '../secret.ts';
import type { Account } from './account.ts';

/** The platform's client kinds: confidential and public ones for people, device ones for client credentials. */
export type OAuthApplicationKind = 'confidential' | 'public' | 'device';

/** An OAuth client. */
export interface OAuthApplication {
  readonly kind: OAuthApplicationKind;
  readonly clientId: string;
  readonly secret: Secret | undefined;
  readonly owner: Account;
  displayName: string;
  /** The scopes it may ask for. */
  allowedScopes: readonly Scope[];
  redirectUris: readonly string[];
}
