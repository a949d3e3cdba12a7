import { getUser, removeUser } from '@smart-me/account-api/endpoints';
import { implement, type Implementation } from '../implementation.ts';
import { userResource } from '../user-resource.ts';

/** The signed-in user. */
export const users: readonly Implementation[] = [
  implement(getUser, (_, { account }) => userResource(account)),

  implement(removeUser, (_, { account }) => {
    account.isDeleted = true;
    account.devices.clear();
    account.registrations.clear();
    account.events.emit('change');
  }),
];
