import { describe, expect, test } from '@jest/globals';
import { account, idOf, NOBODY } from './world.ts';

export function virtualMeterTests(): void {
  describe('virtual meters and tariffs', () => {
    test('a formula over devices', async () => {
      const [house, plant] = [await idOf('House connection'), await idOf('Solar plant')];
      const used = await account.virtualMeters.calculateFormula({
        formula: `ID("${house}") - ID("${plant}") * (2 - 1)`,
      });
      const [at, of] = [await account.devices.get({ id: house }), await account.devices.get({ id: plant })];
      expect(used).toMatchObject({ deviceEnergyType: 'virtualMeter', activePowerUnit: 'kW' });
      expect(used.activePower).toBeCloseTo(
        (at.activePower ?? Number.NaN) - (of.activePower ?? Number.NaN),
        4,
      );
      for (const [formula, status] of [
        ['1 +', 400],
        ['ID(1)', 400],
        ['(1', 400],
        ['1 2', 400],
        [`ID("${NOBODY}")`, 404],
        ['1 / 0', 422],
      ] as const) {
        await expect(account.virtualMeters.calculateFormula({ formula })).rejects.toMatchObject({ status });
      }
    });

    test('billing meters are activated and deactivated', async () => {
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
    });

    test('a folder’s energy is split by where it came from', async () => {
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
    });
  });
}
