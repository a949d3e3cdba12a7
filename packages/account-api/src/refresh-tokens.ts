import {
  array,
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type NoInput,
  optional,
  smartMe,
  text,
  uuid,
  wireObject,
  type WireObject,
} from '@smart-me/api-core';

/** What applications hold to renew their sign-in: `account.refreshTokens`. */
export interface RefreshTokensApi {
  /**
   * Returns the refresh tokens that applications hold for the account.
   *
   * Scope `oauthapp.write`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<RefreshToken[]>;
  /**
   * Revokes a refresh token. An access token that came from it stays valid until it expires.
   *
   * Scope `oauthapp.write`.
   */
  revoke(input: RefreshTokenId, options?: CallOptions): CallPromise<string>;
}

/** A sign-in that an application can renew. */
export interface RefreshToken {
  /** Id of the token; not the token itself. */
  readonly id: string;
  /** Id of the application that holds it. */
  readonly applicationId?: string;
  /** Name of the application that holds it. */
  readonly applicationDisplayName?: string;
  /** When it was issued. */
  readonly issued?: string;
  /** When it expires. */
  readonly expires?: string;
}

/** A refresh token by its id. */
export interface RefreshTokenId {
  /** Id of the token; not the token itself. */
  readonly id: string;
}

/** How a {@link RefreshToken} stands on the wire. */
export const refreshToken: WireObject<RefreshToken> = wireObject({
  id: uuid,
  applicationId: optional(text),
  applicationDisplayName: optional(text),
  issued: optional(dateTime),
  expires: optional(dateTime),
});

/** `GET /oauth/refreshtokens`: {@link RefreshTokensApi.list}. */
export const listRefreshTokens: Endpoint<NoInput, RefreshToken[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/oauth/refreshtokens',
  scope: 'oauthapp.write',
  response: /* @__PURE__ */ array(refreshToken),
});

/** `DELETE /oauth/refreshtokens/{id}`: {@link RefreshTokensApi.revoke}. */
export const revokeRefreshToken: Endpoint<RefreshTokenId, string> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/refreshtokens/{id}',
  scope: 'oauthapp.write',
  params: { id: text },
  response: text,
});

/** The endpoints behind {@link RefreshTokensApi}. */
export const refreshTokenEndpoints: EndpointsOf<RefreshTokensApi> = {
  list: listRefreshTokens,
  revoke: revokeRefreshToken,
};
