import type { Scope } from '@smart-me/api-core';
import {
  type ClientKind,
  confidential,
  createOAuthClient,
  deviceClient,
  type OAuthClient,
  publicClient,
} from '@smart-me/oauth';
import { retryAt } from '../cloud/address.ts';

/** The grant that a sign-in came by. */
export type SignInGrant = 'device_code' | 'authorization_code' | 'client_credentials';

/** What a sign-in consists of. */
export interface SignInDetails {
  /** The authorization server: the origin of the cloud's base URL. */
  readonly issuer: string;
  readonly grant: SignInGrant;
  readonly clientId: string;
  /** Absent for a public client. */
  readonly clientSecret?: string | undefined;
  /** What was asked for. */
  readonly scopes: readonly Scope[];
}

/** Who signs in where and how: all that it takes to get its tokens, and to renew them later. */
export class SignIn {
  readonly issuer: string;
  readonly grant: SignInGrant;
  readonly clientId: string;
  readonly scopes: readonly Scope[];
  readonly #clientSecret: string | undefined;

  constructor({ issuer, grant, clientId, clientSecret, scopes }: SignInDetails) {
    this.issuer = issuer;
    this.grant = grant;
    this.clientId = clientId;
    this.scopes = scopes;
    this.#clientSecret = clientSecret;
  }

  /** Asks the authorization server in the name of the client. */
  oauthClient(): OAuthClient {
    return createOAuthClient({
      client: this.#clientKind(),
      baseUrl: this.issuer,
      retry: retryAt(this.issuer),
    });
  }

  /** Whether tokens of the other one are good for this one. */
  isSame({ issuer, grant, clientId }: SignIn): boolean {
    return issuer === this.issuer && grant === this.grant && clientId === this.clientId;
  }

  /** All of it, the secret included: for the file alone. */
  reveal(): SignInDetails {
    const { issuer, grant, clientId, scopes } = this;
    return { issuer, grant, clientId, clientSecret: this.#clientSecret, scopes };
  }

  #clientKind(): ClientKind {
    const { clientId } = this;
    const clientSecret = this.#clientSecret;
    if (this.grant === 'client_credentials')
      return deviceClient({ clientId, clientSecret: clientSecret ?? '' });
    return clientSecret === undefined ? publicClient({ clientId }) : confidential({ clientId, clientSecret });
  }
}
