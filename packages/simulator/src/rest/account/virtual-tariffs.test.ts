import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'virtual meters and tariffs a folder’s energy is split by where it came from',
  inWorld(async ({ account }) => {
    const [tariffs] = await account.virtualTariffs.list();
    const folderId = tariffs?.folderId ?? '';
    expect(await account.virtualTariffs.get({ id: folderId })).toEqual(tariffs);
    const use = await account.virtualTariffs.getConsumption({
      folderId,
      from: '2026-06-01T00:00:00Z',
      to: '2026-06-08T00:00:00Z',
    });
    expect(use.map(({ tariffType }) => tariffType)).toEqual(['solar', 'normal']);
    for (const { consumption = Number.NaN, price } of use) {
      expect(consumption).toBeGreaterThan(10);
      expect(price).toBeGreaterThan(1);
    }
    const [property] = (await account.folders.getMenu()).items ?? [];
    expect(await account.virtualTariffs.listForProperty({ id: property?.id ?? '' })).toEqual([tariffs]);
    expect(await account.virtualTariffs.getStatusForProperty({ id: property?.id ?? '' })).toBe('Active');
    await expect(account.virtualTariffs.get({ id: property?.id ?? '' })).rejects.toMatchObject({
      status: 404,
    });
  }),
);
