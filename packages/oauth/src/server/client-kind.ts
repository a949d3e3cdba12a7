import { Redactor } from '@smart-me/api-core/http';
import { type ClientAuth, ClientSecretBasic, ClientSecretPost, None } from 'oauth4webapi';
import { assertOption, checkedText, given } from '../options/checked-options.ts';

/** What the platform knows a program by. Made by {@link confidential}, {@link publicClient} or {@link deviceClient}. */
export interface ClientKind {
  /** Which of the three it is: it decides which grants the client may use. */
  readonly kind: 'confidential' | 'public' | 'device';
  /** The client's id at the authorization server. */
  readonly clientId: string;
  /** For library authors: adds the client's credentials to a request (RFC 6749 §2.3). The secret stays inside. */
  authenticate(parameters: URLSearchParams, headers: Headers): void;
  /** For library authors: takes the client's secret out of a text of the server. */
  redact(text: string): string;
}

/** A client's id. */
export interface ClientIdentity {
  /** `client_id` of an OAuth application of the smart-me account. */
  readonly clientId: string;
}

/** A client's id and secret, and how they travel. */
export interface ClientCredentials extends ClientIdentity {
  /** `client_secret` of the OAuth application. */
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
 * @throws {OAuthError} `invalid_request` for an empty id or secret
 * @example
 * createOAuthClient({ client: confidential({ clientId, clientSecret }) });
 */
export function confidential(credentials: ClientCredentials): ClientKind {
  return withSecret('confidential', credentials);
}

/**
 * A program that cannot keep a secret, such as a web page or an app: every grant but client credentials.
 *
 * @throws {OAuthError} `invalid_request` for an empty id
 * @example
 * createOAuthClient({ client: publicClient({ clientId }) });
 */
export function publicClient(identity: ClientIdentity): ClientKind {
  const clientId = checkedCredential('clientId', given('the identity', identity).clientId);
  return clientKind('public', clientId, None(), []);
}

/**
 * A machine with an identity of its own: client credentials only.
 *
 * @throws {OAuthError} `invalid_request` for an empty id or secret
 * @example
 * createOAuthClient({ client: deviceClient({ clientId, clientSecret }) });
 */
export function deviceClient(credentials: ClientCredentials): ClientKind {
  return withSecret('device', credentials);
}

function withSecret(kind: 'confidential' | 'device', credentials: ClientCredentials): ClientKind {
  const all = given('the credentials', credentials);
  const clientId = checkedCredential('clientId', all.clientId);
  const clientSecret = checkedCredential('clientSecret', all.clientSecret);
  const method: string = all.tokenEndpointAuthMethod ?? 'client_secret_post';
  if (method === 'client_secret_post')
    return clientKind(kind, clientId, ClientSecretPost(clientSecret), [clientSecret]);
  assertOption(method === 'client_secret_basic', 'tokenEndpointAuthMethod is unknown.');
  const auth = ClientSecretBasic(clientSecret);
  const headers = new Headers();
  void auth({ issuer: '' }, { client_id: clientId }, new URLSearchParams(), headers);
  const [, basic = ''] = headers.get('authorization')?.split(' ') ?? [];
  return clientKind(kind, clientId, auth, [clientSecret, basic]);
}

function clientKind(
  kind: ClientKind['kind'],
  clientId: string,
  auth: ClientAuth,
  secrets: readonly string[],
): ClientKind {
  const redactor = new Redactor(secrets);
  return {
    kind,
    clientId,
    authenticate: (parameters, headers) => {
      void auth({ issuer: '' }, { client_id: clientId }, parameters, headers);
    },
    redact: (text) => redactor.redact(text),
  };
}

function checkedCredential(name: string, value: unknown): string {
  return checkedText(
    name,
    value,
    `Give the ${name} of an OAuth application of the smart-me account; an unset environment variable is the usual reason.`,
  );
}
