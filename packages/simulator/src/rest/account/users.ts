import { getUser, removeUser } from '@smart-me/account-api/endpoints';
import { implement, type Implementation } from '../implementation.ts';
import { defined } from '../../metering/properties.ts';
import type { Account } from '../../state/account.ts';
import type { User } from '@smart-me/api-core/resources';
import type { SubUser } from '@smart-me/account-api';

/** The signed-in user. */
export const users: readonly Implementation[] = [
  implement(getUser, (_, { account }) => userResource(account)),

  implement(removeUser, (_, { account, state }) => {
    account.delete();
    for (const { clientId, owner } of state.applications.values())
      if (owner === account) state.applications.delete(clientId);
  }),
];

/** An account as REST shows a user, with those that it created: a partner's users and sub-users. */
export function userResource(account: Account): User {
  return {
    id: account.id,
    idAsString: String(account.id),
    username: account.username,
    email: account.email,
    isAdmin: false,
    permissions: [...account.licenses],
    childUsers: [
      ...account.users.map((user) => userResource(user)),
      ...[...account.subUsers.values()].map(subUserResource),
    ],
  };
}

function subUserResource({ id = '', username, email }: SubUser): User {
  return { id: Number(id), idAsString: id, isAdmin: false, ...defined({ username, email }) };
}
