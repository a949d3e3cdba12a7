import { defineEndpoint, int64, uuid, wireObject } from '@smart-me/api-core';
import { additionalDeviceInformation, device } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/**
 * All devices of the partner's users.
 *
 * @experimental The answer is not published: its shape is inferred from `GET /Devices`; unknown fields are kept.
 */
export const listPartnerDevices = defineEndpoint({
  method: 'GET',
  path: '/PartnerAllDevices',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: "All devices of the partner's users.",
  response: z.array(device),
});

/**
 * The devices of one user, whose id `listPartnerUsers` tells.
 *
 * @experimental The answer is not published: its shape is inferred from `GET /Devices`; unknown fields are kept.
 */
export const listPartnerDevicesOfUser = defineEndpoint({
  method: 'GET',
  path: '/PartnerAllDevices/{userId}',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'The devices of one user of the partner.',
  params: { userId: int64 },
  response: z.array(device),
});

/**
 * Versions and network of all devices of the partner's users.
 *
 * @experimental The answer is not published: its shape is inferred from `GET /AdditionalDeviceInformation/{id}`; unknown
 * fields are kept.
 */
export const listPartnerDeviceInformation = defineEndpoint({
  method: 'GET',
  path: '/PartnerAllDeviceInformations',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: "Versions and network of all devices of the partner's users.",
  response: z.array(additionalDeviceInformation),
});

/**
 * The same of one device.
 *
 * @experimental The answer is not published: its shape is inferred as that of {@link listPartnerDeviceInformation}.
 */
export const getPartnerDeviceInformation = defineEndpoint({
  method: 'GET',
  path: '/PartnerAllDeviceInformations/{deviceId}',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'Versions and network of one device.',
  params: { deviceId: uuid },
  response: additionalDeviceInformation,
});

/**
 * Makes a device send every second for about 30 seconds.
 *
 * @experimental Where the id travels is not published: the path is inferred from `GET /FastSendDeviceValues/{id}`.
 */
export const fastSendPartnerDevice = defineEndpoint({
  method: 'GET',
  path: '/partner/fastsenddevicevalues/{deviceId}',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'Makes a device send every second for about 30 seconds.',
  params: { deviceId: uuid },
});

/**
 * Updates the firmware of devices.
 *
 * @experimental The body is not published: its one field is inferred.
 */
export const updatePartnerFirmware = defineEndpoint({
  method: 'POST',
  path: '/UpdateFirmwarePartner',
  scope: 'partner.updatefirmware',
  license: 'goldpartner',
  summary: 'Updates the firmware of devices.',
  body: wireObject({ deviceIds: z.array(uuid) }),
});

/** The endpoints of devices by the names of their methods. */
export const partnerDeviceEndpoints = {
  list: listPartnerDevices,
  listOfUser: listPartnerDevicesOfUser,
  listInformation: listPartnerDeviceInformation,
  getInformation: getPartnerDeviceInformation,
  fastSend: fastSendPartnerDevice,
  updateFirmware: updatePartnerFirmware,
};
