import type { AuthProvider } from './auth-provider.ts';

/**
 * Signs in with an API key, the simple way that smart-me recommends.
 *
 * @example
 * const client = createClient({ auth: apiKey(process.env.SMART_ME_API_KEY) });
 */
export function apiKey(key: string): AuthProvider {
  return { authorization: () => `ApiKey ${key}` };
}
