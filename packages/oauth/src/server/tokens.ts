import { OAuthError } from '../error/oauth-error.ts';

/** A successful response of the token endpoint, under the names of RFC 6749 §5.1. */
export interface TokenResponse {
  /** The token that signs calls. Secret. */
  readonly access_token: string;
  /** Seconds from the request until the access token ends; absent when the server did not say. */
  readonly expires_in?: number | undefined;
  /** Good for new tokens. Secret. */
  readonly refresh_token?: string | undefined;
  /** What the access token may do, separated by blanks; absent when it is all that was requested. */
  readonly scope?: string | undefined;
}

/** The content of {@link Tokens}, under the names of RFC 6749 §5.1. Times are milliseconds since 1970. */
interface TokenRecord {
  readonly access_token: string;
  readonly requested_at: number;
  readonly expires_at?: number | undefined;
  readonly refresh_token?: string | undefined;
  readonly scope?: string | undefined;
}

/** Seconds: a hundred years. Servers write whatever number they have for "never", and a date has its limits. */
const LONGEST_LIFE = 100 * 365 * 86_400;

/**
 * An access token and what came with it. The tokens themselves show neither in `console.log` nor in JSON; `serialize`
 * writes them out for a store.
 */
export class Tokens {
  readonly #record: TokenRecord;

  private constructor(record: TokenRecord) {
    this.#record = record;
  }

  /**
   * Makes tokens of a response of the token endpoint (RFC 6749 §5.1).
   *
   * @param requestedAt When the request was sent: milliseconds since 1970.
   */
  static fromResponse(response: TokenResponse, requestedAt: number): Tokens {
    const { access_token, expires_in, refresh_token, scope } = response;
    const isTold = expires_in !== undefined && expires_in >= 0;
    const expires_at = isTold ? requestedAt + Math.min(expires_in, LONGEST_LIFE) * 1000 : undefined;
    return new Tokens({ access_token, requested_at: requestedAt, expires_at, refresh_token, scope });
  }

  /**
   * Reads what {@link serialize} wrote.
   *
   * @throws {OAuthError} `store_failed` when it is something else
   */
  static parse(text: string): Tokens {
    const record = recordOf(text);
    if (record !== undefined) return new Tokens(record);
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
  get requestedAt(): number {
    return this.#record.requested_at;
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
    const { requestedAt, expiresAt, scopes, refreshToken } = this;
    return { requestedAt, expiresAt, scopes, refreshable: refreshToken !== undefined };
  }

  static {
    // What `console.log` shows in Node, Bun and Deno.
    Object.defineProperty(this.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: Tokens) {
        return `Tokens ${JSON.stringify(this)}`;
      },
    });
  }
}

function recordOf(text: string): TokenRecord | undefined {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return undefined;
  const field = (name: keyof TokenRecord): unknown => Reflect.get(value, name) ?? undefined;
  const [access_token, requested_at, expires_at] = [
    field('access_token'),
    field('requested_at'),
    field('expires_at'),
  ];
  const [refresh_token, scope] = [field('refresh_token'), field('scope')];
  return isAccessToken(access_token) &&
    isTime(requested_at) &&
    (expires_at === undefined || isTime(expires_at)) &&
    (refresh_token === undefined || typeof refresh_token === 'string') &&
    (scope === undefined || typeof scope === 'string')
    ? { access_token, requested_at, expires_at, refresh_token, scope }
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(new Date(value).getTime());
}

/** Whether a value can stand in a header (RFC 6749 §A.12: printable ASCII). */
export function isAccessToken(value: unknown): value is string {
  return typeof value === 'string' && /^[ -~]+$/.test(value);
}
