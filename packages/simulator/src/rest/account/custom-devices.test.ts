import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'devices custom ones keep values under any name',
  inWorld(async ({ account, idOf }) => {
    const created = await account.customDevices.create({
      name: 'Weather',
      values: [{ name: 'Wind', value: 4.2 }],
    });
    await account.customDevices.update({
      id: created.id,
      values: [{ name: 'Wind', value: 5 }],
      valueDate: '2026-06-15T08:00:00Z',
    });
    expect(await account.customDevices.get({ id: created.id })).toMatchObject({
      name: 'Weather',
      values: [{ name: 'Wind', value: 5 }],
      valueDate: '2026-06-15T08:00:00.0000000Z',
    });
    expect(await account.customDevices.list()).toHaveLength(1);
    await expect(account.customDevices.get({ id: await idOf('House connection') })).rejects.toMatchObject({
      status: 404,
    });
  }),
);
