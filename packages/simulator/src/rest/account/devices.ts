import {
  getDevice,
  getDeviceBySerial,
  listDevices,
  listDevicesByEnergy,
  listDevicesBySubType,
} from '@smart-me/account-api/endpoints';
import { deviceResource } from '../device-resource.ts';
import { notFound } from '../../http/http-problem.ts';
import { implement, type Implementation } from '../implementation.ts';
import { ownDevice } from '../owned.ts';

/** Devices: listing and reading them. */
export const devices: readonly Implementation[] = [
  implement(listDevices, (_, { account, now }) =>
    [...account.devices.values()].map((device) => deviceResource(device, now)),
  ),

  implement(getDevice, ({ id }, { account, now }) => deviceResource(ownDevice(account, id), now)),

  implement(getDeviceBySerial, ({ serial }, { account, now }) => {
    const device = account.deviceBySerial(serial);
    if (device === undefined) throw notFound('device with this serial number');
    return deviceResource(device, now);
  }),

  implement(listDevicesByEnergy, ({ meterEnergyType }, { account, now }) =>
    [...account.devices.values()]
      .filter(({ energyType }) => meterEnergyType === 'allMeters' || energyType === meterEnergyType)
      .map((device) => deviceResource(device, now)),
  ),

  implement(listDevicesBySubType, ({ meterSubType }, { account, now }) =>
    [...account.devices.values()]
      .filter(({ subType }) => subType === meterSubType)
      .map((device) => deviceResource(device, now)),
  ),
];
