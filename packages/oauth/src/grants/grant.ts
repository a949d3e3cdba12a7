import type { Tokens } from '../tokens.ts';
import type { TokenEndpoint } from '../server/token-endpoint.ts';

/** A way to tokens: for `client.obtain`. */
export interface Grant {
  /** `grant_type` of the token request. */
  readonly grantType: string;
  obtain(endpoint: TokenEndpoint, options: { readonly signal?: AbortSignal | undefined }): Promise<Tokens>;
}

/** A grant that needs no person: a token source can use it by itself. */
export interface UnattendedGrant extends Grant {
  readonly unattended: true;
}
