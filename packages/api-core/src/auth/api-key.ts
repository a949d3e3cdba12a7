import type { AuthProvider } from './auth-provider.ts';
import { checkedSecret } from './checked-secret.ts';

/**
 * Signs in with an API key, the simple way that smart-me recommends. A key carries the scopes that it was made with.
 *
 * @throws {SmartMeError} `invalid_request` for an empty key
 * @example
 * const client = createClient({ auth: apiKey(process.env.SMART_ME_API_KEY ?? '') });
 */
export function apiKey(key: string): AuthProvider {
  const value = `ApiKey ${checkedSecret('The API key', key)}`;
  return { authorization: () => value };
}
