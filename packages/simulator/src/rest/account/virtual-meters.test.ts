import { expect, test } from '@jest/globals';
import { NOBODY, inWorld } from '../../testing/world.ts';

test(
  'virtual meters and tariffs a formula over devices',
  inWorld(async ({ account, idOf }) => {
    const [house, plant] = [await idOf('House connection'), await idOf('Solar plant')];
    const used = await account.virtualMeters.calculateFormula({
      formula: `ID("${house}") - ID("${plant}") * (2 - 1)`,
    });
    const [at, of] = [await account.devices.get({ id: house }), await account.devices.get({ id: plant })];
    expect(used).toMatchObject({ deviceEnergyType: 'virtualMeter', activePowerUnit: 'kW' });
    expect(used.activePower).toBeCloseTo((at.activePower ?? Number.NaN) - (of.activePower ?? Number.NaN), 4);
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
  }),
);
