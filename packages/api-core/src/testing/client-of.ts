import { apiKey } from '../auth/auth-provider.ts';
import type { Client } from '../client/client.ts';
import type { ClientOptions } from '../client/client-options.ts';
import { createClient } from '../client/create-client.ts';

/** A client of a test server: quick in its retries, patient otherwise. */
export function clientOf({ url }: { readonly url: string }, options: Partial<ClientOptions> = {}): Client {
  return createClient({ auth: apiKey('key-of-the-test'), baseUrl: url, retry: { backoff: 1 }, ...options });
}
