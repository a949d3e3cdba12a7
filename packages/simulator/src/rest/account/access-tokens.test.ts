import { expect, test } from '@jest/globals';
import { basicAuth, createClient } from '@smart-me/api-core';
import { createAccountApi } from '@smart-me/account-api';
import { inWorld } from '../../testing/world.ts';

test(
  'registrations, applications and tokens a card signs in for a user of one’s own',
  inWorld(async ({ account, simulator }) => {
    const [anna] = simulator.state.account.users;
    const password = await account.accessTokens.create({ cardId: 5, userId: anna?.id ?? 0 });
    const card = createAccountApi(
      createClient({
        auth: basicAuth({ username: 'cardaccesstoken_5', password }),
        baseUrl: simulator.url,
      }),
    );
    expect(await card.user.get()).toMatchObject({ username: 'anna' });
    await expect(account.accessTokens.create({ cardId: 5, userId: 1 })).rejects.toMatchObject({
      status: 404,
    });
  }),
);
