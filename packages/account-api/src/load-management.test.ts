import { describe, expect, test } from '@jest/globals';
import { isSmartMeError } from '@smart-me/api-core';
import { failureOf } from '@smart-me-tools/testing';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

describe('the dynamic current', () => {
  test('of a group is sent in mA', async () => {
    await using world = await accountOnLoopback();
    await world.account.pico.setDynamicCurrent({ serial: 30000007, currentMilliampere: 16_000 });
    expect(world.server.requests).toMatchObject([
      { method: 'POST', path: '/pico/loadmanagementgroup/current/30000007', query: { current: '16000' } },
    ]);
  });

  test.each([0, 6_000, 6_400_000])('of a phase can be %i mA', async (current) => {
    await using world = await accountOnLoopback();
    const { pico } = world.account;
    await pico.setThreePhaseDynamicCurrent({
      id,
      l1Milliampere: current,
      l2Milliampere: 0,
      l3Milliampere: 0,
    });
    expect(world.server.requests).toMatchObject([
      {
        path: `/pico/loadmanagementgroup/threephasecurrent/${id}`,
        query: { PhaseL1: String(current), PhaseL2: '0', PhaseL3: '0' },
      },
    ]);
  });

  test.each([-1, 16, 5_999, 6_400_001, 16_000.5, Number.NaN])(
    'of a phase cannot be %d mA, and nothing is sent',
    async (current) => {
      await using world = await accountOnLoopback();
      const { pico } = world.account;
      const failure = await failureOf(
        pico.setThreePhaseDynamicCurrent({
          id,
          l1Milliampere: 6_000,
          l2Milliampere: current,
          l3Milliampere: 0,
        }),
      );
      expect(isSmartMeError(failure, 'invalid_request')).toBe(true);
      expect(String(failure)).toContain('l2Milliampere: expected a current in mA, 0 or 6000 to 6400000');
      expect(world.server.requests).toEqual([]);
    },
  );
});
