import { describe, expect, test } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { basicAuth, createClient } from '@smart-me/api-core';
import { account, NOBODY, simulator } from './world.ts';

export function applicationTests(): void {
  describe('registrations, applications and tokens', () => {
    test('realtime registrations come and go', async () => {
      await account.realtimeRegistrations.create({
        registrationType: 'userRegistration',
        apiUrl: 'http://127.0.0.1:1/',
        basicAuthUsername: 'u',
        basicAuthPassword: 'p',
      });
      const [registration] = await account.realtimeRegistrations.list();
      expect(registration).toMatchObject({ registrationType: 'userRegistration', basicAuthUsername: 'u' });
      expect(registration?.basicAuthPassword).toBeUndefined();
      await account.realtimeRegistrations.remove({ id: registration?.id ?? '' });
      expect(await account.realtimeRegistrations.list()).toEqual([]);
    });

    test('OAuth applications of each kind are made, changed, limited and removed', async () => {
      const { oauthApplications } = account;
      const [root] = (await oauthApplications.getClaimTree()).filter(
        ({ identifier }) => identifier === 'device.readwrite',
      );
      expect(root?.inferiors?.[0]).toMatchObject({
        identifier: 'device.readswitch',
        inferiors: [{ identifier: 'device.read' }],
      });
      const settings = {
        displayName: 'App',
        allowedClaims: ['user.read'],
        redirectUris: ['https://app.example/callback'],
      };
      const open = await oauthApplications.public.create(settings);
      expect(await oauthApplications.public.update({ clientId: open.clientId, displayName: 'New' })).toEqual({
        ...open,
        displayName: 'New',
      });
      const closed = await oauthApplications.confidential.create(settings);
      expect(closed.secret).toMatch(/^[\w-]{43}$/);
      await oauthApplications.confidential.update({ clientId: closed.app.clientId, redirectUris: [] });
      const device = await oauthApplications.device.create({ displayName: 'Pump', allowedClaims: [] });
      await oauthApplications.device.update({
        clientId: device.app.clientId,
        allowedClaims: ['device.read'],
      });
      const listed = await oauthApplications.list();
      expect([listed.public?.length, listed.confidential?.length, listed.device?.length]).toEqual([2, 2, 2]);
      await oauthApplications.public.create(settings);
      await expect(oauthApplications.public.create(settings)).rejects.toMatchObject({ status: 409 });
      await expect(oauthApplications.device.create({ allowedClaims: ['everything'] })).rejects.toMatchObject({
        status: 400,
      });
      await expect(
        oauthApplications.confidential.create({ redirectUris: ['nowhere'] }),
      ).rejects.toMatchObject({
        status: 400,
      });
      await expect(oauthApplications.device.remove({ clientId: open.clientId })).rejects.toMatchObject({
        status: 404,
      });
      await oauthApplications.public.remove({ clientId: open.clientId });
      await oauthApplications.confidential.remove({ clientId: closed.app.clientId });
      await oauthApplications.device.remove({ clientId: device.app.clientId });
    });

    test('refresh tokens are listed, an unknown one cannot be revoked', async () => {
      expect(await account.refreshTokens.list()).toEqual([]);
      await expect(account.refreshTokens.revoke({ id: NOBODY })).rejects.toMatchObject({ status: 404 });
    });

    test('a card signs in for a user of one’s own', async () => {
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
    });
  });
}
