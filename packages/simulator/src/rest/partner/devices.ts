import {
  fastSendPartnerDevice,
  getPartnerDeviceInformation,
  listPartnerDeviceInformation,
  listPartnerDevices,
  listPartnerDevicesOfUser,
  updatePartnerFirmware,
} from '@smart-me/partner-api/endpoints';
import { additionalInformation } from '../additional-information.ts';
import { deviceResource } from '../device-resource.ts';
import { implement, type Implementation } from '../implementation.ts';
import { partnerDevice, partnerUser } from '../owned.ts';

/** The devices of a partner's users. */
export const partnerDevices: readonly Implementation[] = [
  implement(listPartnerDevices, (_, { account, now }) =>
    account.users.flatMap(({ devices }) =>
      [...devices.values()].map((device) => deviceResource(device, now)),
    ),
  ),

  implement(listPartnerDevicesOfUser, ({ userId }, { account, now }) =>
    [...partnerUser(account, userId).devices.values()].map((device) => deviceResource(device, now)),
  ),

  implement(listPartnerDeviceInformation, (_, { account }) =>
    account.users.flatMap(({ devices }) => [...devices.values()].map(additionalInformation)),
  ),

  implement(getPartnerDeviceInformation, ({ deviceId }, { account }) =>
    additionalInformation(partnerDevice(account, deviceId).device),
  ),

  implement(fastSendPartnerDevice, ({ deviceId }, { account, now }) => {
    const { user, device } = partnerDevice(account, deviceId);
    user.sendFast(device, now);
  }),

  // All or nothing: an unknown device stops the others before they have begun.
  implement(updatePartnerFirmware, ({ deviceIds }, { account }) => {
    const devices = deviceIds.map((id) => partnerDevice(account, id).device);
    for (const device of devices) device.firmwareVersion += 1;
  }),
];
