import type { RefreshToken } from '@smart-me/account-api';
import { listRefreshTokens, revokeRefreshToken } from '@smart-me/account-api/endpoints';
import { Timestamp } from '@smart-me/readings';
import { createHash } from 'node:crypto';
import { defined } from '../../metering/properties.ts';
import type { Issued } from '../../state/token-store.ts';
import { notFound } from '../../http/http-problem.ts';
import { implement, type Implementation, type RequestContext } from '../implementation.ts';

/** The refresh tokens that applications hold. An access token that came from one outlives its revocation. */
export const refreshTokens: readonly Implementation[] = [
  implement(listRefreshTokens, (_, context) =>
    [...ownTokens(context)].map(([token, issued]) => resource(token, issued, context)),
  ),

  implement(revokeRefreshToken, ({ id }, context) => {
    const [token] = [...ownTokens(context).keys()].filter(
      (candidate) => publicId(candidate) === id.toLowerCase(),
    );
    if (token === undefined) throw notFound('such refresh token');
    context.refreshTokens.revoke(token);
    return id;
  }),
];

/** Those of the account that can still be used: a rotated one cannot, nor one of an application that is no more. */
function ownTokens({ account, state, refreshTokens: store }: RequestContext): Map<string, Issued> {
  const accountId = String(account.id);
  return new Map(
    [...store.valid()].filter(
      ([, { payload }]) =>
        payload.accountId === accountId &&
        payload['consumed'] === undefined &&
        state.applications.has(payload.clientId ?? ''),
    ),
  );
}

function resource(
  token: string,
  { payload, issuedAt, expiresAt }: Issued,
  { state }: RequestContext,
): RefreshToken {
  const { clientId } = payload;
  return {
    id: publicId(token),
    issued: new Timestamp(issuedAt).toString(),
    expires: new Timestamp(expiresAt).toString(),
    ...defined({
      applicationId: clientId,
      applicationDisplayName: state.applications.get(clientId ?? '')?.displayName,
    }),
  };
}

/** A name for a token that does not tell the token. */
function publicId(token: string): string {
  const hex = createHash('sha256').update(token).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
