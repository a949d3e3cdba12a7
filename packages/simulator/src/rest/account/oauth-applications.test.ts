import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'registrations, applications and tokens OAuth applications of each kind are made, changed, limited and removed',
  inWorld(async ({ account }) => {
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
    await expect(oauthApplications.confidential.create({ redirectUris: ['nowhere'] })).rejects.toMatchObject({
      status: 400,
    });
    await expect(oauthApplications.device.remove({ clientId: open.clientId })).rejects.toMatchObject({
      status: 404,
    });
    await oauthApplications.public.remove({ clientId: open.clientId });
    await oauthApplications.confidential.remove({ clientId: closed.app.clientId });
    await oauthApplications.device.remove({ clientId: device.app.clientId });
  }),
);
