import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'actions switch a relay, which stops the power and the counter behind it',
  inWorld(async ({ account, simulator, idOf }) => {
    const id = await idOf('Espresso machine');
    expect(await account.actions.list({ deviceId: id })).toMatchObject([
      { name: 'Relay', actionType: 'onOffAction' },
    ]);
    await account.actions.run({ deviceId: id, actions: [{ code: '99-0:12.0.1*255', value: 0 }] });
    await simulator.clock.advance(10_000);
    const off = await account.devices.get({ id });
    expect(off).toMatchObject({ switchOn: false, activePower: 0 });
    await simulator.clock.advance(86_400_000);
    expect(await account.devices.get({ id })).toMatchObject({ counterReading: off.counterReading });
    await account.devices.switch({ id, switchState: true });
    await simulator.clock.advance(86_400_000);
    const on = await account.devices.get({ id });
    expect(on.switchOn).toBe(true);
    expect(on.counterReading).toBeGreaterThan(off.counterReading ?? Number.NaN);
  }),
);

test(
  'actions set outputs; a value that an output does not take is refused as a whole',
  inWorld(async ({ account, idOf }) => {
    const deviceId = await idOf('House connection');
    const digital = '99-0:12.1.1*255';
    const analog = '63000C0102FF';
    expect(await account.actions.list({ deviceId })).toMatchObject([
      { actionType: 'onOffAction' },
      { actionType: 'analogAction', minValue: 0, maxValue: 100 },
    ]);
    await account.actions.run({
      deviceId,
      actions: [
        { code: digital, value: 1 },
        { code: analog, value: 40 },
      ],
    });
    expect(await account.devices.get({ id: deviceId })).toMatchObject({
      digitalOutput1: true,
      analogOutput2: 40,
    });
    const run = (code: string, value: number): Promise<unknown> =>
      account.actions.run({
        deviceId,
        actions: [
          { code: digital, value: 0 },
          { code, value },
        ],
      });
    await expect(run(analog, 400)).rejects.toMatchObject({ status: 422 });
    expect(await account.devices.get({ id: deviceId })).toMatchObject({ digitalOutput1: true });
    await expect(account.devices.switch({ id: deviceId, switchState: true })).rejects.toMatchObject({
      status: 405,
    });
  }),
);

test(
  'an action that the device has not is taken and does nothing, beside others that do',
  inWorld(async ({ account, idOf }) => {
    const deviceId = await idOf('House connection');
    await account.actions.run({
      deviceId,
      actions: [
        { code: '99-0:12.0.0*255', value: 1 },
        { code: '99-0:12.1.1*255', value: 1 },
      ],
    });
    expect(await account.devices.get({ id: deviceId })).toMatchObject({ digitalOutput1: true });
  }),
);
