import { createAccountApi } from '@smart-me/account-api';
import { type AuthProvider, createClient, isSmartMeError } from '@smart-me/api-core';
import type { User } from '@smart-me/api-core/resources';
import { retryAt } from '../cloud/address.ts';

/** Who is signed in; undefined when the sign-in may not know. */
export async function signedInUser(
  baseUrl: string,
  auth: AuthProvider,
  signal?: AbortSignal,
): Promise<User | undefined> {
  const account = createAccountApi(createClient({ baseUrl, auth, retry: retryAt(baseUrl) }));
  try {
    return await account.user.get({}, { signal });
  } catch (error) {
    if (isSmartMeError(error, 'missing_scope')) return undefined;
    throw error;
  }
}

/** What people call a user: `demo (demo@example.com)`. */
export function nameOf({ id, username, email }: User): string {
  const name = username || email || `user ${id}`;
  return email && email !== name ? `${name} (${email})` : name;
}
