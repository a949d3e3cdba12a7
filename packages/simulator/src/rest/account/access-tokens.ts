import { createAccessToken } from '@smart-me/account-api/endpoints';
import { randomUUID } from 'node:crypto';
import { notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';

/** Access tokens of NFC cards. */
export const accessTokens: readonly Implementation[] = [
  implement(createAccessToken, ({ cardId, userId }, { account, state }) => {
    const holder = [account, ...account.users].find(
      ({ id }) => userId === undefined || String(id) === String(userId),
    );
    if (holder === undefined) throw notFound('such user');
    const token = randomUUID();
    state.addCardToken(String(cardId), token, holder);
    return token;
  }),
];
