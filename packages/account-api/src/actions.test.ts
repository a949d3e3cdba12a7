import { expect, test } from '@jest/globals';
import { isSmartMeError } from '@smart-me/api-core';
import { parseObis } from '@smart-me/obis';
import { failureOf } from '@smart-me-tools/testing';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

test('an action is named by an OBIS code in any notation and sent as twelve hex digits', async () => {
  await using world = await accountOnLoopback();
  await world.account.actions.run({
    deviceId,
    actions: [
      { code: parseObis('63000C0101FF'), value: 1 },
      { code: '99-0:12.1.2*255', value: 0.5 },
    ],
  });
  expect(world.server.requests[0]).toMatchObject({ method: 'POST', path: '/actions' });
  expect(JSON.parse(world.server.requests[0]?.body ?? '')).toEqual({
    deviceID: deviceId,
    actions: [
      { obisCode: '63000C0101FF', value: 1 },
      { obisCode: '63000C0102FF', value: 0.5 },
    ],
  });
});

test('an action with a code that is none is refused before anything is sent', async () => {
  await using world = await accountOnLoopback();
  const failure = await failureOf(
    world.account.actions.run({ deviceId, actions: [{ code: 'light', value: 1 }] }),
  );
  expect(isSmartMeError(failure, 'invalid_request')).toBe(true);
  expect(String(failure)).toContain('actions[0].code: expected an OBIS code');
  expect(world.server.requests).toEqual([]);
});

test('the actions of a device carry their OBIS codes', async () => {
  const response = [
    { Name: 'Relay', ObisCode: '63000C0102FF', ActionType: 0, MinValue: null, MaxValue: null },
  ];
  await using world = await accountOnLoopback(() => response);
  const [action] = await world.account.actions.list({ deviceId });
  expect(action).toMatchObject({ name: 'Relay', actionType: 'onOffAction' });
  expect(action?.code?.toString()).toBe('99-0:12.1.2*255');
});

test.each([7, null, 'light'])('an action of the platform without an OBIS code is none: %j', async (code) => {
  await using world = await accountOnLoopback(() => [{ ObisCode: code }]);
  const call = world.account.actions.list({ deviceId });
  if (code === null) await expect(call).resolves.toEqual([{}]);
  else await expect(call).rejects.toThrow(/\[0\]\.code: expected an OBIS code, got a /);
});
