import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'virtual meters and tariffs billing meters are activated and deactivated',
  inWorld(async ({ account }) => {
    const [meter] = await account.virtualBillingMeters.list();
    const id = meter?.id ?? '';
    expect(await account.virtualBillingMeters.listActive()).toEqual([]);
    expect(
      await account.virtualBillingMeters.activate({ serialNumber: String(meter?.serial) }),
    ).toMatchObject({ id });
    expect(await account.virtualBillingMeters.listActive()).toMatchObject([{ id }]);
    await account.virtualBillingMeters.deactivate({ id });
    await expect(account.virtualBillingMeters.deactivate({ id })).rejects.toMatchObject({ status: 400 });
    await expect(account.virtualBillingMeters.activate({ serialNumber: '1' })).rejects.toMatchObject({
      status: 400,
    });
  }),
);
