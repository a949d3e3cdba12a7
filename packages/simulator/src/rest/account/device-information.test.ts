import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'devices tell their versions and settings, and keep changed ones',
  inWorld(async ({ account, simulator, idOf }) => {
    const id = await idOf('House connection');
    expect(await account.devices.getAdditionalInformation({ id })).toMatchObject({
      id,
      hardwareVersion: 3,
      networkConnection: 'wifi',
    });
    const configuration = await account.devices.getConfiguration({ id });
    expect(configuration).toMatchObject({
      uploadInterval: '5s',
      outputConfiguration: [{ number: 1 }, { number: 2, type: 'analogPwmSignalOutput' }],
    });
    await account.devices.setConfiguration({
      ...configuration,
      uploadInterval: '15min',
      showReactiveEnergy: true,
    });
    expect(await account.devices.getConfiguration({ id })).toMatchObject({
      uploadInterval: '15min',
      showReactiveEnergy: true,
    });
    // A Telstar goes by its own rules; a plug sends as it is told to.
    const plug = await idOf('Espresso machine');
    await account.devices.setConfiguration({ id: plug, uploadInterval: '15min' });
    const recorder = simulator.state.account.devices.get(plug)?.recorder;
    const next = recorder?.nextArrival(simulator.clock.milliseconds) ?? 0;
    expect((recorder?.nextArrival(next) ?? 0) - next).toBe(900_000);
  }),
);

test(
  'devices send every second for half a minute when asked to',
  inWorld(async ({ account, simulator, idOf }) => {
    const id = await idOf('Espresso machine');
    await account.devices.fastSend({ id });
    const recorder = simulator.state.account.devices.get(id)?.recorder;
    const arrivals: number[] = [];
    for (let at = simulator.clock.milliseconds; at < simulator.clock.milliseconds + 40_000;) {
      at = recorder?.nextArrival(at) ?? Number.POSITIVE_INFINITY;
      arrivals.push(at);
    }
    const steps = new Set(arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0)));
    expect(arrivals.length).toBeGreaterThan(30);
    expect(steps).toContain(1000);
    expect(steps).toContain(5000);
  }),
);
