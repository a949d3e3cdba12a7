import { dateTime, defineEndpoint, text, uuid, wireObject } from '@smart-me/api-core';
import * as z from 'zod/mini';

/** A sign-in that an application can renew. */
export const refreshToken = wireObject({
  id: uuid,
  applicationId: z.optional(text),
  applicationDisplayName: z.optional(text),
  issued: z.optional(dateTime),
  expires: z.optional(dateTime),
});
export type RefreshToken = z.output<typeof refreshToken>;

/** The refresh tokens that applications hold for the account. */
export const listRefreshTokens = defineEndpoint({
  method: 'GET',
  path: '/oauth/refreshtokens',
  scope: 'oauthapp.write',
  summary: 'The refresh tokens that applications hold for the account.',
  response: z.array(refreshToken),
});

/** Revokes a refresh token. An access token that came from it stays valid until it expires. */
export const revokeRefreshToken = defineEndpoint({
  method: 'DELETE',
  path: '/oauth/refreshtokens/{id}',
  scope: 'oauthapp.write',
  summary: 'Revokes a refresh token.',
  params: { id: text },
  response: text,
});

/** The endpoints of refresh tokens by the names of their methods. */
export const refreshTokenEndpoints = {
  list: listRefreshTokens,
  revoke: revokeRefreshToken,
};
