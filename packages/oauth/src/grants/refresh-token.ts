import { processRefreshTokenResponse, refreshTokenGrantRequest } from 'oauth4webapi';
import type { TokenEndpoint } from '../server/token-endpoint.ts';
import type { Tokens } from '../tokens.ts';

/** The refresh token grant (RFC 6749 §6). The answer keeps the refresh token when the server does not rotate it. */
export async function refreshTokens(
  endpoint: TokenEndpoint,
  refreshToken: string,
  signal: AbortSignal | undefined,
): Promise<Tokens> {
  const tokens = await endpoint.request({
    grantType: 'refresh_token',
    secrets: [refreshToken],
    signal,
    send: (server, client, authenticate, options) =>
      refreshTokenGrantRequest(server, client, authenticate, refreshToken, options),
    read: processRefreshTokenResponse,
  });
  return tokens.following({ refreshToken, scopes: undefined });
}
