import type {
  MBusMeter,
  MBusMeterEnergySubType,
  MBusMeterEnergyType,
  MBusMeterSettings,
} from '@smart-me/account-api';
import {
  addMBusMeter,
  getMBusGateway,
  getMBusMeter,
  removeAllMBusMeters,
  removeMBusGateway,
  removeMBusMeter,
  searchMBusMeters,
  updateMBusGateway,
  updateMBusMeter,
} from '@smart-me/account-api/endpoints';
import { Timestamp } from '@smart-me/readings';
import type { MBusBus, MBusEntry } from '../../device/mbus-bus.ts';
import type { Medium } from '../../metering/registers.ts';
import type { SimulatedDevice } from '../../device/simulated-device.ts';
import type { Account } from '../../state/account.ts';
import { HttpProblem, notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { EMPTY_UUID } from '../owned.ts';

/** M-Bus gateways and the meters in their lists. */
export const mbusGateways: readonly Implementation[] = [
  implement(getMBusGateway, ({ id }, { account, now }) => {
    const { device, bus } = gateway(account, id);
    const lastSeen = device.recorder.latest(now)?.timestamp ?? new Timestamp(now);
    return {
      name: device.name,
      serialNumber: String(device.serial),
      lastSeen: lastSeen.toString(),
      readoutInterval: bus.readoutInterval,
      state: bus.state(now),
      meters: bus.entries(now).map((entry) => meterResource(bus, entry, now)),
      isAddingMetersAllowed: bus.isAddingMetersAllowed,
    };
  }),

  implement(updateMBusGateway, ({ id, name, readoutInterval, isAddingMetersAllowed }, { account }) => {
    const { device, bus } = gateway(account, id);
    device.name = name;
    bus.readoutInterval = readoutInterval;
    bus.isAddingMetersAllowed = isAddingMetersAllowed;
    account.changeSending(metersOf(account, bus));
  }),

  // The meters of a deleted gateway stay.
  implement(removeMBusGateway, ({ id }, { account }) => {
    const { device } = gateway(account, id);
    account.removeDevice(device);
  }),

  implement(searchMBusMeters, ({ id }, { account, now }) => {
    const { bus } = gateway(account, id);
    assertAddingAllowed(bus);
    if (bus.state(now) === 'searchInProgress')
      throw new HttpProblem(409, 'The gateway is searching already.');
    bus.search(now);
  }),

  implement(removeAllMBusMeters, ({ id }, { account }) => {
    gateway(account, id).bus.clear();
  }),

  implement(getMBusMeter, ({ id, index }, { account, now }) => {
    const { bus } = gateway(account, id);
    return meterResource(bus, entryOf(bus, index, now), now);
  }),

  implement(addMBusMeter, ({ id, ...settings }, { account, now }) => {
    const { bus } = gateway(account, id);
    assertAddingAllowed(bus);
    assertFreeAddress(bus.entries(now), settings);
    bus.set(settings);
    account.changeSending(metersOf(account, bus));
  }),

  implement(updateMBusMeter, ({ id, index, ...settings }, { account, now }) => {
    const { bus } = gateway(account, id);
    const entry = entryOf(bus, index, now);
    assertFreeAddress(
      bus.entries(now).filter((other) => other !== entry),
      settings,
    );
    bus.set(settings, index);
    account.changeSending(metersOf(account, bus));
  }),

  implement(removeMBusMeter, ({ id, index }, { account, now }) => {
    const { bus } = gateway(account, id);
    entryOf(bus, index, now);
    bus.remove(index);
    account.changeSending(metersOf(account, bus));
  }),
];

function gateway(account: Account, id: string): { device: SimulatedDevice; bus: MBusBus } {
  const device = account.devices.get(id.toLowerCase());
  if (device?.equipment.kind !== 'M-Bus gateway') throw notFound('such M-Bus gateway');
  return { device, bus: device.equipment.bus };
}

/** The devices of the account that the gateway reads: one may have been removed. */
function metersOf({ devices }: Account, { meters }: MBusBus): SimulatedDevice[] {
  return meters.flatMap(({ id }) => devices.get(id) ?? []);
}

function entryOf(bus: MBusBus, index: number, now: number): MBusEntry {
  const entry = bus.entries(now)[index];
  if (entry === undefined) throw notFound('meter at this position');
  return entry;
}

function assertAddingAllowed({ isAddingMetersAllowed }: MBusBus): void {
  if (!isAddingMetersAllowed) throw new HttpProblem(409, 'The gateway does not allow meters to be added.');
}

function assertFreeAddress(
  entries: readonly MBusEntry[],
  { addressingMode, primaryAddress, secondaryAddress }: MBusMeterSettings,
): void {
  const taken = entries.some(
    ({ settings }) =>
      settings.addressingMode === addressingMode &&
      (addressingMode === 'primary'
        ? settings.primaryAddress === primaryAddress
        : settings.secondaryAddress === secondaryAddress),
  );
  if (taken) throw new HttpProblem(409, 'The gateway has a meter at this address.');
}

function meterResource(bus: MBusBus, entry: MBusEntry, now: number): MBusMeter {
  const { settings, device } = entry;
  const { energyType, energySubType } = device === undefined ? UNKNOWN : ENERGY[device.medium];
  return {
    ...settings,
    id: device?.id ?? EMPTY_UUID,
    name: device?.name ?? 'M-Bus meter',
    state: bus.stateOf(entry, now),
    energyType,
    energySubType,
  };
}

const UNKNOWN: { readonly energyType: MBusMeterEnergyType; readonly energySubType: MBusMeterEnergySubType } =
  {
    energyType: 'unknown',
    energySubType: 'unknown',
  };
const ENERGY: Readonly<Record<Medium, typeof UNKNOWN>> = {
  electricity: { energyType: 'electricity', energySubType: 'electricity' },
  heat: { energyType: 'heat', energySubType: 'unknown' },
  gas: { energyType: 'gas', energySubType: 'gas' },
  coldWater: { energyType: 'water', energySubType: 'cold' },
  hotWater: { energyType: 'water', energySubType: 'heat' },
  none: UNKNOWN,
};
