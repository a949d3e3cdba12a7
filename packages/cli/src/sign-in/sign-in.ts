import type { Scope } from '@smart-me/api-core';
import {
  type ClientKind,
  confidential,
  createOAuthClient,
  deviceClient,
  type OAuthClient,
  publicClient,
  Tokens,
} from '@smart-me/oauth';
import { retryAt } from '../cloud/address.ts';
import { isScope, type SignInGrant } from './scopes.ts';

/** What a sign-in consists of. */
export interface SignInDetails {
  /** The authorization server: the origin of the cloud's base URL. */
  readonly issuer: string;
  /** That of the API; the issuer when left out. */
  readonly baseUrl?: string | undefined;
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
  readonly baseUrl: string;
  readonly grant: SignInGrant;
  readonly clientId: string;
  readonly scopes: readonly Scope[];
  readonly #clientSecret: string | undefined;

  constructor({ issuer, baseUrl = issuer, grant, clientId, clientSecret, scopes }: SignInDetails) {
    this.issuer = issuer;
    this.baseUrl = baseUrl;
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
    const { issuer, baseUrl, grant, clientId, scopes } = this;
    return { issuer, baseUrl, grant, clientId, clientSecret: this.#clientSecret, scopes };
  }

  #clientKind(): ClientKind {
    const { clientId } = this;
    const clientSecret = this.#clientSecret;
    if (this.grant === 'client_credentials')
      return deviceClient({ clientId, clientSecret: clientSecret ?? '' });
    return clientSecret === undefined ? publicClient({ clientId }) : confidential({ clientId, clientSecret });
  }
}

/** A sign-in with its tokens, as text for a file; under the names of RFC 6749. Secret. */
export function serializeSignIn(signIn: SignIn, tokens: string): string {
  const { issuer, baseUrl, grant, clientId, clientSecret, scopes } = signIn.reveal();
  const content: unknown = JSON.parse(tokens);
  const record = {
    issuer,
    base_url: baseUrl,
    grant,
    client_id: clientId,
    client_secret: clientSecret,
    scope: scopes.join(' '),
    tokens: content,
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** Reads what {@link serializeSignIn} wrote; undefined when it is something else. */
export function parseSignIn(text: string): KeptSignIn | undefined {
  try {
    const record: unknown = JSON.parse(text);
    if (!isRecord(record)) return undefined;
    const {
      issuer,
      base_url: baseUrl,
      grant,
      client_id: clientId,
      client_secret: clientSecret,
      scope,
      tokens,
    } = record;
    const scopes = scope.split(' ').filter(isScope);
    return {
      signIn: new SignIn({ issuer, baseUrl, grant, clientId, clientSecret, scopes }),
      tokens: Tokens.parse(JSON.stringify(tokens)),
    };
  } catch {
    return undefined;
  }
}

/** A sign-in, and the tokens that it has now. */
export interface KeptSignIn {
  readonly signIn: SignIn;
  readonly tokens: Tokens;
}

interface SignInRecord {
  readonly issuer: string;
  readonly base_url?: string;
  readonly grant: SignInGrant;
  readonly client_id: string;
  readonly client_secret?: string;
  readonly scope: string;
  readonly tokens: unknown;
}

const GRANTS: ReadonlySet<unknown> = new Set<SignInGrant>([
  'device_code',
  'authorization_code',
  'client_credentials',
]);

function isRecord(value: unknown): value is SignInRecord {
  if (typeof value !== 'object' || value === null) return false;
  const field = (name: keyof SignInRecord): unknown => Reflect.get(value, name);
  const texts = [
    field('issuer'),
    field('client_id'),
    field('scope'),
    field('client_secret') ?? '',
    field('base_url') ?? '',
  ];
  return texts.every((text) => typeof text === 'string') && GRANTS.has(field('grant'));
}
