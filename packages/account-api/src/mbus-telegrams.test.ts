import { expect, test } from '@jest/globals';
import { isSmartMeError } from '@smart-me/api-core';
import { failureOf } from '@smart-me-tools/testing';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

test('an M-Bus telegram is posted as hex digits with the time of the readout', async () => {
  await using world = await accountOnLoopback();
  await world.account.mbusTelegrams.send({ date: new Date(0), telegram: '680303680801727616' });
  expect(world.server.requests).toMatchObject([
    {
      method: 'POST',
      path: '/MBus',
      body: '{"date":"1970-01-01T00:00:00.000Z","telegram":"680303680801727616"}',
    },
  ]);
});

test.each(['', '680', '68-03', '0x68', 6803])('%j is no telegram, and nothing is sent', async (telegram) => {
  await using world = await accountOnLoopback();
  const call = world.account.mbusTelegrams.send({ date: new Date(0), telegram: telegram as string });
  const failure = await failureOf(call);
  expect(isSmartMeError(failure, 'invalid_request')).toBe(true);
  expect(String(failure)).toContain('telegram: expected bytes as hexadecimal digits, two each, got ');
  expect(world.server.requests).toEqual([]);
});
