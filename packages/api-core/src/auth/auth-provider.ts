/** What the client tells an {@link AuthProvider} when it asks for credentials. */
export interface AuthContext {
  /** Aborts with the call that waits for the credentials. */
  readonly signal?: AbortSignal;
  /** The value that the server has just refused with 401: answer another one, or the same to give up. */
  readonly rejected?: string;
}

/** Where a client gets its credentials from. It must not call through that same client: its calls would wait for themselves. */
export interface AuthProvider {
  /** The whole value of the `Authorization` header, or `undefined` to send none. */
  authorization(context: AuthContext): string | undefined | Promise<string | undefined>;
}
