import { expect, test } from '@jest/globals';
import { NOBODY, inWorld } from '../../testing/world.ts';

test(
  'registrations, applications and tokens refresh tokens are listed, an unknown one cannot be revoked',
  inWorld(async ({ account }) => {
    expect(await account.refreshTokens.list()).toEqual([]);
    await expect(account.refreshTokens.revoke({ id: NOBODY })).rejects.toMatchObject({ status: 404 });
  }),
);
