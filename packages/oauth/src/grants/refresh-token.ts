import type { TokenEndpoint } from '../server/token-endpoint.ts';
import type { Tokens } from '../tokens.ts';

/** The refresh token grant (RFC 6749 §6). The answer keeps the refresh token when the server does not rotate it. */
export async function refreshTokens(
  endpoint: TokenEndpoint,
  refreshToken: string,
  signal: AbortSignal | undefined,
): Promise<Tokens> {
  const parameters = { refresh_token: refreshToken };
  const tokens = await endpoint.request({ grantType: 'refresh_token', parameters, signal });
  return tokens.following({ refreshToken });
}
