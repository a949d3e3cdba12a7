import { OAuthError } from './error/oauth-error.ts';

/** What the token endpoint answers (RFC 6749 §5.1). `expires_in` is in seconds. */
export interface TokenResponse {
  readonly access_token: string;
  readonly expires_in?: number | undefined;
  readonly refresh_token?: string | undefined;
  readonly scope?: string | undefined;
}

/** The content of {@link Tokens}, under the names of RFC 6749 §5.1. Times are milliseconds since 1970. */
interface TokenRecord {
  readonly access_token: string;
  readonly obtained_at: number;
  readonly expires_at?: number | undefined;
  readonly refresh_token?: string | undefined;
  readonly scope?: string | undefined;
}

/**
 * An access token and what came with it. The tokens themselves show neither in `console.log` nor in JSON; `serialize`
 * writes them out for a store.
 */
export class Tokens {
  readonly #record: TokenRecord;

  private constructor(record: TokenRecord) {
    this.#record = record;
  }

  /** Reads an answer of the token endpoint (RFC 6749 §5.1) to a request that was sent at this time. */
  static fromResponse(response: TokenResponse, sentAt: number): Tokens {
    const { access_token, expires_in, refresh_token, scope } = response;
    const expires_at = expires_in === undefined ? undefined : sentAt + expires_in * 1000;
    return new Tokens({ access_token, obtained_at: sentAt, expires_at, refresh_token, scope });
  }

  /**
   * Reads what {@link serialize} wrote.
   *
   * @throws {OAuthError} `store_failed` when it is something else
   */
  static parse(text: string): Tokens {
    const record = parseJson(text);
    if (isTokenRecord(record)) return new Tokens(record);
    throw new OAuthError('What the token store holds is not a token.', {
      code: 'store_failed',
      hint: 'Something else has written there. Remove it and sign in again.',
    });
  }

  /** For the `Authorization: Bearer` header (RFC 6750 §2.1). Secret. */
  get accessToken(): string {
    return this.#record.access_token;
  }

  /** Good for new tokens. Secret. Absent without the scope `offline_access`. */
  get refreshToken(): string | undefined {
    return this.#record.refresh_token;
  }

  /** When the tokens were asked for: milliseconds since 1970. */
  get obtainedAt(): number {
    return this.#record.obtained_at;
  }

  /** When the access token ends: milliseconds since 1970; absent when the server did not say. */
  get expiresAt(): number | undefined {
    return this.#record.expires_at;
  }

  /** What the access token may do; absent when the server did not say: then all that was requested (RFC 6749 §5.1). */
  get scopes(): readonly string[] | undefined {
    return this.#record.scope?.split(' ').filter((scope) => scope !== '');
  }

  /** The same tokens; what they lack is taken from those before them (RFC 6749 §6). */
  following(before: {
    readonly refreshToken?: string | undefined;
    readonly scopes?: readonly string[] | undefined;
  }): Tokens {
    return new Tokens({
      ...this.#record,
      refresh_token: this.#record.refresh_token ?? before.refreshToken,
      scope: this.#record.scope ?? before.scopes?.join(' '),
    });
  }

  /** The same tokens without a refresh token. */
  withoutRefreshToken(): Tokens {
    return new Tokens({ ...this.#record, refresh_token: undefined });
  }

  /** Writes the tokens out, secrets included, for a store. {@link parse} reads it. */
  serialize(): string {
    return JSON.stringify(this.#record);
  }

  /** All but the secrets. */
  toJSON(): object {
    const { obtainedAt, expiresAt, scopes, refreshToken } = this;
    return { obtainedAt, expiresAt, scopes, renewable: refreshToken !== undefined };
  }

  /** What `console.log` shows in Node, Bun and Deno: all but the secrets. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return `Tokens ${JSON.stringify(this)}`;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTokenRecord(value: unknown): value is TokenRecord {
  if (typeof value !== 'object' || value === null) return false;
  const has = (name: string, type: 'string' | 'number', required: boolean): boolean => {
    const field: unknown = Reflect.get(value, name);
    return field === undefined ? !required : typeof field === type;
  };
  return (
    has('access_token', 'string', true) &&
    has('obtained_at', 'number', true) &&
    has('expires_at', 'number', false) &&
    has('refresh_token', 'string', false) &&
    has('scope', 'string', false)
  );
}
