import { expect, test } from '@jest/globals';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

test('a gateway is read with its meters, whose index is their position', async () => {
  const meter = {
    Id: '00000000-0000-0000-0000-000000000000',
    Baudrate: 1,
    Send_SND_NKE: true,
    EnergyEnergySubType: 2,
  };
  await using world = await accountOnLoopback(({ path }) =>
    path.endsWith('/meter/0') ? meter : { Name: 'Cellar', ReadoutInterval: 4, State: 0, Meters: [meter] },
  );
  const gateway = await world.account.mbusGateways.get({ id });
  expect(gateway).toMatchObject({ name: 'Cellar', readoutInterval: '15min', state: 'lastReadoutOk' });
  const first = await world.account.mbusGateways.getMeter({ id, index: 0 });
  expect(gateway.meters).toEqual([first]);
  expect(first).toMatchObject({ baudrate: 'baud2400', sendSndNke: true, energySubType: 'heat' });
});

test('a meter is added with all settings, under the names of the wire', async () => {
  await using world = await accountOnLoopback();
  await world.account.mbusGateways.addMeter({
    id,
    addressingMode: 'secondary',
    primaryAddress: 0,
    secondaryAddress: '15227671',
    baudrate: 'baud2400',
    sendSndNke: true,
    sendAppReset: false,
  });
  expect(world.server.requests).toMatchObject([{ method: 'POST', path: `/gateway/mbus/${id}/meter` }]);
  expect(JSON.parse(world.server.requests[0]?.body ?? '')).toEqual({
    addressingMode: 2,
    primaryAddress: 0,
    secondaryAddress: '15227671',
    baudrate: 1,
    send_SND_NKE: true,
    send_App_Reset: false,
  });
});
