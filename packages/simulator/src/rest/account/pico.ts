import type { LoadManagementGroup } from '@smart-me/account-api';
import {
  getLoadManagementGroup,
  getPicoCharging,
  getPicoSettings,
  listLoadManagementGroups,
  listPicoChargingHistory,
  listPicos,
  setDynamicCurrent,
  setThreePhaseDynamicCurrent,
  tryEnablePicoCableLock,
} from '@smart-me/account-api/endpoints';
import { Timestamp } from '@smart-me/readings';
import { type ChargingStation, STATION_CURRENT } from '../../device/charging-station.ts';
import type { SimulatedDevice } from '../../device/simulated-device.ts';
import { rounded, USUAL_RESOLUTION } from '../../metering/sample.ts';
import { SECOND } from '../../metering/profile.ts';
import type { Account, StationGroup } from '../../state/account.ts';
import { defined } from '../../metering/properties.ts';
import { deviceResource } from '../device-resource.ts';
import { HttpProblem, notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { EMPTY_UUID, ownDevice } from '../owned.ts';

/** Number of chargings told of: a month's. */
const HISTORY_DAYS = 31;
/** The station of the demo world has a good reception. dBm. */
const RSSI = -58;

/** Charging stations and the groups that share a current. */
export const pico: readonly Implementation[] = [
  implement(listPicos, (_, { account, now }) =>
    [...account.devices.values()]
      .filter(({ equipment }) => equipment.kind === 'charging station')
      .map((device) => deviceResource(device, now)),
  ),

  implement(getPicoCharging, ({ id }, { account, now }) => {
    const { device, station } = picoOf(account, id);
    const latest = device.recorder.latest(now)?.timestamp.toString() ?? new Timestamp(now).toString();
    const isOffline = device.recorder.outages.at(now) !== undefined;
    const session = station.session(now);
    return {
      state: isOffline ? 'offline' : station.state(now),
      activeChargingPower: rounded(station.load.rate(now), USUAL_RESOLUTION.counter),
      activeChargingEnergy: rounded(session?.energy ?? 0, USUAL_RESOLUTION.counter),
      duration: session === undefined ? 0 : seconds(session.end - session.start),
      valueDate: latest,
      maxAllowedChargingCurrent: Math.min(amperes(station.dynamicCurrent), STATION_CURRENT.max),
      minStationCurrent: STATION_CURRENT.min,
      maxStationCurrent: STATION_CURRENT.max,
      maxLoadManagementGroupCurrent: STATION_CURRENT.max,
      maxDynamicCurrent: amperes(station.dynamicCurrent),
      loadSheddingState: station.dynamicCurrent < STATION_CURRENT.min * 1000 ? 'noCurrent' : 'maxCurrent',
      connectionMode: isOffline ? 'noConnection' : 'directWiFiConnection',
      rssi: RSSI,
      lastSeen: latest,
      ...defined({ loadManagementGroupName: groupOf(account, device)?.name }),
    };
  }),

  implement(listPicoChargingHistory, ({ id }, { account, now }) =>
    picoOf(account, id)
      .station.history(now, HISTORY_DAYS)
      .map(({ start, end, energy }) => ({
        startTime: new Timestamp(Math.floor(start)).toString(),
        duration: seconds(end - start),
        energyUsed: rounded(energy, USUAL_RESOLUTION.counter),
        transactionStopReason: 'carDisconnected',
      })),
  ),

  // 400 with a sentence, as was seen on the wire.
  implement(tryEnablePicoCableLock, ({ id }, { account }) => {
    const { equipment } = ownDevice(account, id);
    if (equipment.kind !== 'charging station')
      throw new HttpProblem(400, 'The device is no Pico charging station.');
    equipment.station.cableLocked = true;
  }),

  implement(getPicoSettings, ({ id }, { account }) => {
    const { device, station } = picoOf(account, id);
    return {
      name: device.name,
      serialNumber: String(device.serial),
      authenticationType: 'none',
      displayBrightness: 80,
      minCurrent: STATION_CURRENT.min,
      maxCurrent: STATION_CURRENT.max,
      loadManagementGroupId: groupOf(account, device)?.id ?? EMPTY_UUID,
      modbusTcp: device.configuration.enableModbusTcp ?? false,
      carIdDetection: false,
      fixCableLockEnable: station.cableLocked,
      supportsLoadManagementGroupConnectionLostAction: true,
      supportsLoadManagementGroupChangePhases: true,
    };
  }),

  implement(listLoadManagementGroups, (_, { account }) =>
    [...account.stationGroups.values()].map(groupResource),
  ),

  implement(getLoadManagementGroup, ({ id }, { account }) => {
    const group = account.stationGroups.get(id.toLowerCase());
    if (group === undefined) throw notFound('such load management group');
    return groupResource(group);
  }),

  // The serial number is that of any station of a group, or of a single station.
  implement(setDynamicCurrent, ({ serial, currentMilliampere }, { account, now }) => {
    const device = account.deviceBySerial(serial);
    if (device === undefined) throw notFound('device with this serial number');
    picoOf(account, device.id);
    limit(groupOf(account, device) ?? { stations: [device] }, currentMilliampere, now);
  }),

  // The id is that of a group, or of a station in it. The stations charge on all phases alike, so the least of the three counts.
  implement(
    setThreePhaseDynamicCurrent,
    ({ id, l1Milliampere, l2Milliampere, l3Milliampere }, { account, now }) => {
      const group = account.stationGroups.get(id.toLowerCase()) ?? groupWith(account, ownDevice(account, id));
      limit(group, Math.min(l1Milliampere, l2Milliampere, l3Milliampere), now);
    },
  ),
];

/** The platform shares out whole amperes. */
function amperes(milliampere: number): number {
  return Math.floor(milliampere / 1000);
}

function picoOf(account: Account, id: string): { device: SimulatedDevice; station: ChargingStation } {
  const device = ownDevice(account, id);
  if (device.equipment.kind !== 'charging station')
    throw new HttpProblem(422, 'The device is no charging station.');
  return { device, station: device.equipment.station };
}

function groupOf({ stationGroups }: Account, device: SimulatedDevice): StationGroup | undefined {
  return [...stationGroups.values()].find(({ stations }) => stations.includes(device));
}

function groupWith(account: Account, device: SimulatedDevice): StationGroup {
  const group = groupOf(account, device);
  if (group === undefined) throw new HttpProblem(422, 'The device is in no load management group.');
  return group;
}

function limit({ stations }: Pick<StationGroup, 'stations'>, milliampere: number, now: number): void {
  for (const { equipment } of stations)
    if (equipment.kind === 'charging station') equipment.station.limit(milliampere, now);
}

function groupResource({ stations, ...group }: StationGroup): LoadManagementGroup {
  return { ...group, numberOfStations: stations.length };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / SECOND);
}
