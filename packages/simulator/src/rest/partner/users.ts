import {
  getPartnerFolderMenu,
  getPartnerVisualizationConfiguration,
  listPartnerUsers,
  setPartnerFolderMenu,
  signUpPartnerUser,
  updatePartnerUser,
} from '@smart-me/partner-api/endpoints';
import { Secret } from '../../state/secret.ts';
import { Account } from '../../state/account.ts';
import { folderMenu, writeFolderMenu } from '../folder-menu.ts';
import { HttpProblem } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { partnerUser } from '../owned.ts';
import { userResource } from '../account/users.ts';

/** The users of a partner. */
export const partnerUsers: readonly Implementation[] = [
  implement(listPartnerUsers, (_, { account }) => account.users.map((user) => userResource(user))),

  implement(signUpPartnerUser, ({ username, email, password }, { account, state }) => {
    const taken = state.accounts.some((other) => other.username === username || other.email === email);
    if (taken) throw new HttpProblem(409, 'username, email: one of them is taken.');
    state.addUser(
      account,
      new Account({ id: state.freeAccountId(), username, email, password: new Secret(password) }),
    );
  }),

  implement(updatePartnerUser, ({ userId, email, password }, { account }) => {
    const user = partnerUser(account, userId);
    user.email = email ?? user.email;
    user.password = password === undefined ? user.password : new Secret(password);
  }),

  implement(getPartnerFolderMenu, ({ userId }, { account, now }) =>
    folderMenu(partnerUser(account, userId), now),
  ),

  implement(setPartnerFolderMenu, ({ userId, ...menu }, { account }) => {
    writeFolderMenu(partnerUser(account, userId), menu);
  }),

  // Its shape is not published: this one is the simulator's own.
  implement(getPartnerVisualizationConfiguration, ({ userId }, { account }) =>
    partnerUser(account, userId)
      .folders.list()
      .map(({ id, settings }) => ({ FolderId: id, VisualizationName: settings.visualizationName ?? null })),
  ),
];
