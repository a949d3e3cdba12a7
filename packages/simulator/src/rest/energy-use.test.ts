import { expect, test } from '@jest/globals';
import { HOUR } from '../metering/profile.ts';
import type { Sample } from '../metering/sample.ts';
import { Account } from '../state/account.ts';
import { Secret } from '../state/secret.ts';
import { deviceThatMeasured } from '../testing/posted-device.ts';
import { energyUse } from './energy-use.ts';

const START = Date.UTC(2026, 5, 14);
const [FROM, TO] = [START + HOUR, START + 2 * HOUR];
/** Counters in kWh, at the beginning and at the end of the time that is asked for. */
type Counters = readonly [imported: number, exported: number];

/** A folder with a meter for each of these; the last one in it lies in a folder of its own below. */
function house(...meters: readonly (readonly [Counters, Counters])[]): Account {
  const account = new Account({
    id: 1,
    username: 'ada',
    email: 'ada@example.com',
    password: new Secret('x'),
  });
  const folder = account.folders.add('house', { name: 'House', folderType: 'house' });
  account.folders.add('cellar', { name: 'Cellar', folderType: 'folder' }, folder.id);
  meters.forEach((counters, index) => {
    const samples = counters.map(([counterReadingImport, counterReadingExport], at): [number, Sample] => [
      at === 0 ? FROM : TO,
      { counterReadingImport, counterReadingExport },
    ]);
    const device = deviceThatMeasured(samples, `00000000-0000-4000-8000-00000000000${index}`);
    account.addDevice(device);
    account.folders.place(device.id, index === meters.length - 1 ? 'cellar' : 'house');
  });
  return account;
}

const plant: readonly [Counters, Counters] = [
  [0, 100],
  [0, 110],
];
const connection: readonly [Counters, Counters] = [
  [50, 40],
  [53.5, 46],
];
/** Behind the connection: what it uses is in that already. */
const heatPump: readonly [Counters, Counters] = [
  [20, 0],
  [22, 0],
];

test.each([
  ['a plant, a connection and what lies behind it', [plant, heatPump, connection], { grid: 3.5, own: 4 }],
  ['no plant', [connection], { grid: 3.5, own: 0 }],
  ['no connection', [plant], { grid: 0, own: 10 }],
  ['nothing but what lies behind a connection', [heatPump], { grid: 0, own: 0 }],
  ['two plants and two connections', [plant, plant, connection, connection], { grid: 7, own: 8 }],
  ['no meter', [], { grid: 0, own: 0 }],
] as const)(
  'in a folder with %s, electricity came from the grid or from its own plants',
  (_what, meters, use) => {
    expect(energyUse(house(...meters), 'house', { from: FROM, to: TO }, TO)).toEqual(use);
  },
);

test('a meter elsewhere does not count', () => {
  expect(energyUse(house(plant, connection), 'cellar', { from: FROM, to: TO }, TO)).toEqual({
    grid: 3.5,
    own: 0,
  });
});

test('what was counted before a meter was there is nothing; what it counts later is not asked for', () => {
  const account = house(plant, connection);
  expect(energyUse(account, 'house', { from: START, to: FROM }, TO)).toEqual({ grid: 50, own: 60 });
  expect(energyUse(account, 'house', { from: START, to: START }, TO)).toEqual({ grid: 0, own: 0 });
});

test('it is told to a tenth of a watt-hour', () => {
  const third: readonly [Counters, Counters] = [
    [0, 1 / 3],
    [0, 1],
  ];
  expect(energyUse(house(third), 'house', { from: FROM, to: TO }, TO).own).toBe(0.6667);
});
