import { getFolderMenu, setFolderMenu } from '@smart-me/account-api/endpoints';
import { folderMenu, writeFolderMenu } from '../folder-menu.ts';
import { implement, type Implementation } from '../implementation.ts';

/** The folder tree as a whole. */
export const folderMenus: readonly Implementation[] = [
  implement(getFolderMenu, ({ filter }, { account, now }) => folderMenu(account, now, filter)),

  implement(setFolderMenu, (menu, { account }) => {
    writeFolderMenu(account, menu);
  }),
];
