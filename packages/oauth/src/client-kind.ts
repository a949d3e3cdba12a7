import { type ClientAuth, ClientSecretBasic, ClientSecretPost, None } from 'oauth4webapi';
import { OAuthError } from './error/oauth-error.ts';
import { redactor, type Redact } from './error/redact.ts';

/** What the platform knows a program by. Made by {@link confidential}, {@link publicClient} or {@link deviceClient}. */
export interface ClientKind {
  readonly kind: 'confidential' | 'public' | 'device';
  readonly clientId: string;
  /** For library authors: signs a request to the token endpoint. The secret stays inside. */
  readonly authenticate: ClientAuth;
  /** For library authors: takes the client's secret out of a text of the server. */
  readonly redact: Redact;
}

/** A client's id. */
export interface ClientIdentity {
  readonly clientId: string;
}

/** A client's id and secret, and how they travel. */
export interface ClientCredentials extends ClientIdentity {
  readonly clientSecret: string;
  /**
   * How the client authenticates at the token endpoint. The platform takes both; `client_secret_post` is the default,
   * because servers differ in how they decode the Basic form (RFC 6749 §2.3.1).
   */
  readonly tokenEndpointAuthMethod?: 'client_secret_post' | 'client_secret_basic';
}

/**
 * A program that can keep a secret, such as a web server: every grant but client credentials.
 *
 * @example
 * createOAuthClient({ client: confidential({ clientId, clientSecret }) });
 */
export function confidential(credentials: ClientCredentials): ClientKind {
  return withSecret('confidential', credentials);
}

/**
 * A program that cannot keep a secret, such as a web page or an app: every grant but client credentials.
 *
 * @example
 * createOAuthClient({ client: publicClient({ clientId }) });
 */
export function publicClient({ clientId }: ClientIdentity): ClientKind {
  assertGiven('clientId', clientId);
  return { kind: 'public', clientId, authenticate: None(), redact: redactor([]) };
}

/**
 * A machine with an identity of its own: client credentials only.
 *
 * @example
 * createOAuthClient({ client: deviceClient({ clientId, clientSecret }) });
 */
export function deviceClient(credentials: ClientCredentials): ClientKind {
  return withSecret('device', credentials);
}

function withSecret(
  kind: 'confidential' | 'device',
  { clientId, clientSecret, tokenEndpointAuthMethod = 'client_secret_post' }: ClientCredentials,
): ClientKind {
  assertGiven('clientId', clientId);
  assertGiven('clientSecret', clientSecret);
  if (tokenEndpointAuthMethod === 'client_secret_post') {
    return { kind, clientId, authenticate: ClientSecretPost(clientSecret), redact: redactor([clientSecret]) };
  }
  const authenticate = ClientSecretBasic(clientSecret);
  const headers = new Headers();
  void authenticate({ issuer: '' }, { client_id: clientId }, new URLSearchParams(), headers);
  const [, basic = ''] = headers.get('authorization')?.split(' ') ?? [];
  return { kind, clientId, authenticate, redact: redactor([clientSecret, basic]) };
}

function assertGiven(name: string, value: string): void {
  // Also what a caller without types hands over: `process.env` has no value for a misspelt name.
  if (typeof value === 'string' && value.trim() !== '') return;
  throw new OAuthError(`${name} is empty.`, {
    code: 'invalid_request',
    hint: `Give the ${name} of an OAuth application of the smart-me account; an unset environment variable is the usual reason.`,
  });
}
