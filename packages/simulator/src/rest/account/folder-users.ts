import { assignFolderUser, removeFolderUser } from '@smart-me/account-api/endpoints';
import type { Account } from '../../state/account.ts';
import { notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { ownFolder } from '../owned.ts';

/** Which sub-users see which folders. */
export const folderUsers: readonly Implementation[] = [
  implement(assignFolderUser, ({ userId, folderId, oldFolderId }, { account }) => {
    assertUser(account, userId);
    const folder = ownFolder(account, folderId);
    account.folders.get(oldFolderId.toLowerCase())?.userIds.delete(userId);
    folder.userIds.add(userId);
  }),

  implement(removeFolderUser, ({ userId, folderId }, { account }) => {
    if (!ownFolder(account, folderId).userIds.delete(userId)) throw notFound('such user in the folder');
  }),
];

function assertUser({ subUsers }: Account, id: string): void {
  if (!subUsers.has(id)) throw notFound('such sub-user');
}
