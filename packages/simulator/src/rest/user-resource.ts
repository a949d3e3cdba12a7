import type { User } from '@smart-me/api-core/resources';
import type { Account } from '../state/account.ts';

/** An account as REST shows a user, with those below it. */
export function userResource(account: Account): User {
  return {
    id: account.id,
    idAsString: String(account.id),
    username: account.username,
    email: account.email,
    isAdmin: false,
    permissions: [...account.licenses],
    childUsers: account.users.map((user) => userResource(user)),
  };
}
