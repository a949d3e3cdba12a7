import { deriveSeed, seededToken, seededUuid } from '../random/seeded.ts';
import { Secret } from '../state/secret.ts';
import { Account } from '../state/account.ts';
import { billingMeter, chargingStation, flatMeter, houseAndPlant, plug } from './demo-house.ts';
import { mbusGatewayWithMeters } from './demo-mbus.ts';

/** User ids can pass 2^53, so one of the demo world's does. */
const ID_BEYOND_DOUBLES = 9_007_199_254_741_993n;

/** The account that a simulator's credentials sign in to: a house with all its devices, and a partner with two users. */
export function demoAccount(
  seed: number,
  { username, password }: { username: string; password: string },
): Account {
  const electricity = [...houseAndPlant(seed), plug(deriveSeed(seed, 'plug'))];
  const mbus = mbusGatewayWithMeters(deriveSeed(seed, 'gateway'));
  const station = chargingStation(deriveSeed(seed, 'charging station'));
  const account = new Account({
    id: 48_213,
    username,
    email: 'demo@example.com',
    password: new Secret(password),
    isGoldpartner: true,
    devices: [...electricity, ...mbus, station],
  });
  account.addUser(demoUser(seed, 'anna', 48_877));
  account.addUser(demoUser(seed, 'beat', ID_BEYOND_DOUBLES));

  const uuid = (name: string): string => seededUuid(deriveSeed(seed, name));
  const property = account.folders.add(uuid('property'), { name: 'Lakeside 7', folderType: 'location' });
  const house = account.folders.add(
    uuid('house folder'),
    { name: 'House', folderType: 'house' },
    property.id,
  );
  const cellar = account.folders.add(uuid('cellar'), { name: 'Cellar', folderType: 'folder' }, property.id);
  const garage = account.folders.add(uuid('garage'), { name: 'Garage', folderType: 'car' }, property.id);
  for (const { id } of electricity) account.folders.place(id, house.id);
  for (const { id } of mbus) account.folders.place(id, cellar.id);
  account.folders.place(station.id, garage.id);

  account.addStationGroup({
    id: uuid('group'),
    name: 'Garage',
    maxCurrent: 16,
    connectionLostAction: 'minCurrent',
    connectionLostDynamicCurrent: 6,
    changeFrom3PhaseTo1PhaseCurrentAmpere: 6,
    enable1To3PhaseChange: false,
    max1PhaseChargingCurrentAmpere: 16,
    stations: [station],
  });
  account.addBillingMeter(billingMeter(deriveSeed(seed, 'billing meter')));
  account.setTariffs({
    folderId: house.id,
    name: 'House',
    virtualTariffs: [
      { id: uuid('solar tariff'), name: 'Solar', value: 0.14, unit: 'CHF', factor: 1, type: 'solar' },
      { id: uuid('grid tariff'), name: 'Grid', value: 0.29, unit: 'CHF', factor: 1, type: 'normal' },
    ],
  });
  return account;
}

function demoUser(seed: number, username: string, id: number | bigint): Account {
  const own = deriveSeed(seed, username);
  const email = `${username}@example.com`;
  return new Account({
    id,
    username,
    email,
    password: new Secret(seededToken(own, 16)),
    devices: [flatMeter(own)],
  });
}
