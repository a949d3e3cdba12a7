import { SmartMeError } from '../error/smart-me-error.ts';

/** What the client tells an {@link AuthProvider} when it asks for credentials. */
export interface AuthContext {
  /** Aborts with the call that waits for the credentials. */
  readonly signal?: AbortSignal;
  /** The value that the server has just refused with 401: return another one, or the same to give up. */
  readonly rejected?: string;
}

/** Where a client gets its credentials from. It must not call through that same client: its calls would wait for themselves. */
export interface AuthProvider {
  /** The name of the header that carries the credentials, such as `X-Api-Key`. Default: `Authorization`. */
  readonly header?: string | undefined;
  /** The whole value of that header, or `undefined` to send none. */
  authorization(context: AuthContext): string | undefined | Promise<string | undefined>;
}

/**
 * Signs in with an API key, the simple way that smart-me recommends. A key carries the scopes that it was made with, and
 * expires on the date set then. Other services want the key in a header of their own: `header` names it.
 *
 * @throws {SmartMeError} `invalid_request` for an empty key
 * @example
 * const client = createClient({ auth: apiKey(process.env.SMART_ME_API_KEY ?? '') });
 * const other = createClient({ auth: apiKey(key, { header: 'X-Api-Key' }), baseUrl: 'https://api.example.com' });
 */
export function apiKey(key: string, { header }: { readonly header?: string } = {}): AuthProvider {
  const checked = checkedSecret('The API key', key);
  const value = header === undefined ? `ApiKey ${checked}` : checked;
  return { header, authorization: () => value };
}

/** An OAuth access token, or a function that returns one each time it is asked. */
export type AccessToken = string | ((context: AuthContext) => string | Promise<string>);

/**
 * Signs in with an OAuth 2.0 access token (RFC 6750 §2.1). A function is asked for each attempt, and again with
 * `rejected` after a 401. Tokens that renew themselves are `tokenSource` of `@smart-me/oauth`.
 *
 * @throws {SmartMeError} `invalid_request` for an empty token
 * @example
 * const client = createClient({ auth: bearer(() => session.accessToken) });
 */
export function bearer(token: AccessToken): AuthProvider {
  const header = (accessToken: string): string => `Bearer ${checkedSecret('The access token', accessToken)}`;
  if (typeof token === 'function') return { authorization: async (context) => header(await token(context)) };
  const value = header(token);
  return { authorization: () => value };
}

/** The secret, when it is one. @throws {SmartMeError} `invalid_request` for a missing one: most often a variable that is not set */
export function checkedSecret(what: string, secret: string): string {
  // Also what a caller without types hands over: process.env has no value for a misspelt name.
  if (typeof secret === 'string' && secret.trim() !== '') return secret;
  throw new SmartMeError(`${what} is empty.`, {
    code: 'invalid_request',
    hint: 'Check where it comes from: an environment variable may be missing or misspelt.',
  });
}
