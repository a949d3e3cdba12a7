import type { SubUser, SubUserUpdate } from '@smart-me/account-api';
import { createSubUser, getSubUser, removeSubUser, updateSubUser } from '@smart-me/account-api/endpoints';
import type { Instant } from '@smart-me/api-core';
import { defined } from '../../metering/properties.ts';
import type { Account } from '../../state/account.ts';
import { HttpProblem, notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { timestampOf } from '../time.ts';

/** Users who see some of an account's folders, and among the child users of {@link getUser} have their ids. Their passwords are taken and forgotten: they do not sign in here. */
export const subUsers: readonly Implementation[] = [
  implement(getSubUser, ({ id }, { account }) => subUser(account, id)),

  implement(updateSubUser, ({ id, ...changes }, { account }) => {
    subUser(account, id);
    assertFreeName(account, changes.username, id);
    account.changeSubUser(id, stored(changes));
  }),

  implement(createSubUser, (settings, { account }) => {
    assertFreeName(account, settings.username);
    account.addSubUser(stored(settings));
  }),

  implement(removeSubUser, ({ id }, { account }) => {
    if (!account.removeSubUser(id)) throw notFound('such sub-user');
  }),
];

function subUser({ subUsers }: Account, id: string): SubUser {
  const found = subUsers.get(id);
  if (found === undefined) throw notFound('such sub-user');
  return found;
}

/** What is kept of a request, dates as the platform writes them. */
function stored({
  username,
  email,
  permissionLevel,
  accessTimeStartDate,
  accessEndDate,
}: Omit<SubUserUpdate, 'id'>): SubUser {
  const date = (instant: Instant | undefined): string | undefined =>
    instant && timestampOf(instant).toString();
  return defined({
    username,
    email,
    permissionLevel,
    accessTimeStartDate: date(accessTimeStartDate),
    accessEndDate: date(accessEndDate),
  });
}

function assertFreeName({ subUsers }: Account, username: string | undefined, ownId?: string): void {
  const taken = [...subUsers.values()].some((user) => user.id !== ownId && user.username === username);
  if (taken && username !== undefined) throw new HttpProblem(409, 'username: there is a user of this name.');
}
