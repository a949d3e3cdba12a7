import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, profiles, Timestamp, unitFor, valueOf } from '@smart-me/readings';
import { deviceProfiles, type DeviceProfilesOptions, type UncheckedDevice } from './device-profiles.ts';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const kamstrup = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const telstar = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca2';
const stranger = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca3';

const counters = { CounterReading: 4000, CounterReadingImport: 5000, CounterReadingExport: 1000 };
const devices = [
  { Id: kamstrup, FamilyType: 6, CounterReadingUnit: 'kWh', ...counters },
  { Id: telstar, FamilyType: 12, CounterReadingUnit: 'kWh', ...counters },
];

/** A reading as a decoder labels it. */
const read = (deviceId: string, imported: number, exported?: number): DeviceReading => ({
  deviceId,
  timestamp: Timestamp.parse('2026-06-01T12:00:00Z'),
  values: [
    { obis: parseObis('1.8.0'), value: imported, unit: 'mWh' },
    ...(exported === undefined ? [] : [{ obis: parseObis('2.8.0'), value: exported, unit: 'mWh' }]),
    { obis: parseObis('1.7.0'), value: 24, unit: 'W' },
  ],
});

async function profilesOf(list: unknown, options: DeviceProfilesOptions = {}) {
  const world = await accountOnLoopback(() => list);
  const unchecked: UncheckedDevice[] = [];
  const found = await deviceProfiles(world.account, {
    onUnchecked: (device) => unchecked.push(device),
    ...options,
  });
  return { ...found, unchecked, world, [Symbol.asyncDispose]: () => world[Symbol.asyncDispose]() };
}

describe('the units of a device', () => {
  test('are those of its family, until a reading was compared', async () => {
    await using known = await profilesOf(devices);
    expect(known.profileOf(kamstrup)).toBe(profiles.realtimeWattHours);
    expect(known.profileOf(telstar)).toBe(profiles.realtime);
    expect(known.profileOf(stranger)).toBe(profiles.realtime);
  });

  test('of REST readings are Wh, whatever the family', async () => {
    await using known = await profilesOf(devices, { source: 'rest' });
    expect([kamstrup, telstar].map((id) => unitFor('1.8.0', known.profileOf(id)))).toEqual(['Wh', 'Wh']);
  });

  test('are found by its counters, and put right in the readings that showed them', async () => {
    await using known = await profilesOf(devices);
    // A Telstar that sends Wh, against the documentation: twice in one delivery.
    const [first, second] = known.learn([read(telstar, 5e6, 1e6), read(telstar, 5e6 + 1)]);
    expect(known.profileOf(telstar)).toMatchObject({ basis: 'calibrated', units: {} });
    expect(first && valueOf(first, '1.8.0', 'kWh')).toBe(5000);
    expect(second && valueOf(second, '1.8.0', 'kWh')).toBe(5000.001);
    expect(first && valueOf(first, '1.7.0', 'W')).toBe(24);
    expect(known.unchecked).toEqual([]);
  });

  test('of REST readings are put right in every reading, not only in the first', async () => {
    await using known = await profilesOf(devices, { source: 'rest' });
    // A device whose REST values are mWh, against what was recorded: the decoder says Wh each time.
    const asRest = (imported: number): DeviceReading => {
      const { values, ...reading } = read(telstar, imported, 1e9);
      return { ...reading, values: values.map((value) => ({ ...value, unit: value.unit.replace('m', '') })) };
    };
    for (const [reading, kWh] of [
      [asRest(5e9), 5000],
      [asRest(5e9 + 1e6), 5001],
    ] as const) {
      const [learnt] = known.learn([reading]);
      expect(learnt && valueOf(learnt, '1.8.0', 'kWh')).toBe(kWh);
    }
  });

  test('are compared without a call when the devices are known already', async () => {
    await using known = await profilesOf([], {
      devices: [{ id: telstar, counterReading: 4000, counterReadingUnit: 'kWh' }],
    });
    known.learn([read(telstar, 4e9)]);
    expect(known.profileOf(telstar).basis).toBe('calibrated');
    expect(known.world.server.requests).toEqual([]);
  });

  test('that are as documented stay, and the readings are the same', async () => {
    await using known = await profilesOf(devices);
    const reading = read(telstar, 5e9, 1e9);
    expect(known.learn([reading])).toEqual([reading]);
    expect(known.profileOf(telstar)).toMatchObject({ name: profiles.realtime.name, basis: 'calibrated' });
  });
});

describe('a device that cannot be checked is told once', () => {
  test('when its counters contradict each other', async () => {
    await using known = await profilesOf(devices);
    for (let time = 0; time < 2; time++) known.learn([read(telstar, 5e9, 1e6)]);
    expect(known.unchecked).toEqual([
      { deviceId: telstar, profile: profiles.realtime, reason: 'no_profile' },
    ]);
  });

  test('when it has no counter, with how its units are known', async () => {
    const bare = devices.map(({ Id, FamilyType }) => ({ Id, FamilyType }));
    await using known = await profilesOf(bare);
    known.learn([read(kamstrup, 5e6), read(telstar, 5e9), read(kamstrup, 5e6)]);
    expect(known.unchecked).toEqual([
      { deviceId: kamstrup, profile: profiles.realtimeWattHours, reason: 'no_counter' },
      { deviceId: telstar, profile: profiles.realtime, reason: 'no_counter' },
    ]);
    expect(known.unchecked.map(({ profile }) => profile.basis)).toEqual(['assumed', 'documented']);
  });

  test('but not when nothing of it could have another unit', async () => {
    const bare = devices.map(({ Id, FamilyType }) => ({ Id, FamilyType }));
    await using known = await profilesOf(bare);
    known.learn([{ ...read(telstar, 0), values: [{ obis: parseObis('1.7.0'), value: 24, unit: 'W' }] }]);
    expect(known.unchecked).toEqual([]);
  });

  test('but not when a delivery just brought no counter: it is a patch', async () => {
    await using known = await profilesOf(devices);
    known.learn([{ ...read(kamstrup, 0), values: [] }]);
    known.learn([read(kamstrup, 5e6, 1e6)]);
    expect(known.unchecked).toEqual([]);
  });

  test('when the account does not list it; and the devices are listed again, by request', async () => {
    const list: unknown[] = [...devices];
    await using known = await profilesOf(list);
    known.learn([read(stranger, 5e9)]);
    expect(known.unchecked).toEqual([
      { deviceId: stranger, profile: profiles.realtime, reason: 'unknown_device' },
    ]);
    list.push({ Id: stranger, FamilyType: 6 });
    await known.refresh();
    expect(known.profileOf(stranger)).toBe(profiles.realtimeWattHours);
  });
});

describe('what a device has no counter for', () => {
  const unchecked = (list: unknown, values: DeviceReading['values']): Promise<string[]> =>
    profilesOf(list).then(async (known) => {
      known.learn([{ ...read(telstar, 0), values }]);
      await known[Symbol.asyncDispose]();
      return known.unchecked.map(({ reason }) => reason);
    });
  const tariff = [{ obis: parseObis('1.8.1'), value: 5e9, unit: 'mWh' as const }];

  test.each<[string, object, string[]]>([
    ['no unit', { CounterReading: 4000 }, ['no_counter']],
    ['no number', { CounterReadingUnit: 'kWh' }, ['no_counter']],
    // It may come with the next delivery.
    ['a net counter', { CounterReading: 4000, CounterReadingUnit: 'kWh' }, []],
    ['an import counter', { CounterReadingImport: 5000, CounterReadingUnit: 'kWh' }, []],
  ])('is told of a device with %s', async (_what, counter, reasons) => {
    expect(await unchecked([{ Id: telstar, FamilyType: 12, ...counter }], tariff)).toEqual(reasons);
  });

  test('is told of a counter that stands at zero', async () => {
    const list = [{ Id: telstar, CounterReadingImport: 0, CounterReadingUnit: 'kWh' }];
    expect(await unchecked(list, read(telstar, 0).values)).toEqual(['zero_counter']);
  });
});

describe('the devices are listed again', () => {
  /** Milliseconds by which the clock of the test is ahead. */
  let ahead = 0;

  beforeEach(() => {
    ahead = 0;
    const real = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => real() + ahead);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('a minute later for one that is new, once for all that ask, and it is not told of', async () => {
    const list: unknown[] = [...devices];
    await using known = await profilesOf(list);
    list.push({ Id: stranger, FamilyType: 6 });
    ahead = 60_001;
    known.learn([read(stranger, 5e6)]);
    known.learn([read(stranger, 5e6)]);
    await Promise.all([known.refresh(), known.refresh()]);
    expect(known.world.server.requests).toHaveLength(2);
    expect(known.unchecked).toEqual([]);
    expect(known.profileOf(stranger)).toBe(profiles.realtimeWattHours);
    // They are listed: for the next minute that is it.
    known.learn([read('3bd0fce9-9f8e-4183-b3d1-0c1622a22ca4', 5e6)]);
    expect(known.unchecked).toMatchObject([{ reason: 'unknown_device' }]);
    expect(known.world.server.requests).toHaveLength(2);
    await known.refresh();
    expect(known.world.server.requests).toHaveLength(3);
  });

  test('before counters are said to contradict: they may be of long ago', async () => {
    await using known = await profilesOf(devices);
    const contradiction = read(telstar, 5e9, 1e6);
    ahead = 60_001;
    known.learn([contradiction]);
    expect(known.unchecked).toEqual([]);
    await known.refresh();
    expect(known.world.server.requests).toHaveLength(2);
    known.learn([contradiction]);
    expect(known.unchecked).toMatchObject([{ deviceId: telstar, reason: 'no_profile' }]);
    // What was told is not asked for again and again.
    ahead = 120_002;
    known.learn([contradiction]);
    expect(known.world.server.requests).toHaveLength(2);
  });

  test('and where they cannot be, that is told', async () => {
    let response: unknown = devices;
    await using world = await accountOnLoopback(() => response);
    const failed = Promise.withResolvers<unknown>();
    const known = await deviceProfiles(world.account, { onError: failed.resolve });
    response = 'a page';
    ahead = 60_001;
    known.learn([read(stranger, 5e6)]);
    await expect(failed.promise).resolves.toMatchObject({ code: 'unexpected_response' });
  });
});

test('nobody need be told of anything', async () => {
  await using world = await accountOnLoopback(() => devices);
  const { learn } = await deviceProfiles(world.account);
  expect(learn([read(stranger, 5e9)])).toHaveLength(1);
});

test('a signal ends the listing', async () => {
  await using world = await accountOnLoopback(() => devices);
  const signal = AbortSignal.abort();
  await expect(deviceProfiles(world.account, { signal })).rejects.toMatchObject({ code: 'aborted' });
});
