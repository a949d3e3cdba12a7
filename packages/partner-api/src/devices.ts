import {
  array,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  int64,
  type NoInput,
  smartMe,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import {
  type DeviceDetails,
  deviceDetails,
  type Device,
  device,
  deviceId,
} from '@smart-me/api-core/resources';

/** The devices of the partner's users: `partner.devices`. */
export interface PartnerDevicesApi {
  /**
   * Returns all devices of the partner's users.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response is not published: its shape is inferred from `GET /Devices`; unknown fields are kept.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Returns the devices of one user, whose id `users.list` tells.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response is not published: its shape is inferred from `GET /Devices`; unknown fields are kept.
   */
  listOfUser(input: UserId, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Returns versions and network of all devices of the partner's users.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response is not published: its shape is inferred from `GET /AdditionalDeviceInformation/{id}`; unknown
   * fields are kept.
   */
  listInformation(input?: NoInput, options?: CallOptions): CallPromise<DeviceDetails[]>;
  /**
   * Returns versions and network of one device.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response is not published: its shape is inferred as that of `listInformation`.
   */
  getInformation(input: PartnerDevice, options?: CallOptions): CallPromise<DeviceDetails>;
  /**
   * Makes a device send every second for about 30 s.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental Where the id travels is not published: the path is inferred from `GET /FastSendDeviceValues/{id}`.
   */
  fastSend(input: PartnerDevice, options?: CallOptions): CallPromise<undefined>;
  /**
   * Updates the firmware of devices.
   *
   * Scope `partner.updatefirmware`. Needs the Goldpartner licence.
   *
   * @experimental The body is not published: its one field is inferred.
   */
  updateFirmware(input: FirmwareUpdate, options?: CallOptions): CallPromise<undefined>;
}

/** A user of the partner. */
export interface UserId {
  /** Id of the user; a `bigint` beyond 2^53. */
  readonly userId: number | bigint;
}

/** A device of one of the partner's users. */
export interface PartnerDevice {
  /** Id of the device. */
  readonly deviceId: string;
}

/** The devices that shall get the current firmware. */
export interface FirmwareUpdate {
  /** Ids of the devices. */
  readonly deviceIds: readonly string[];
}

/** How a {@link FirmwareUpdate} stands on the wire. */
export const firmwareUpdate: WireObject<FirmwareUpdate> = wireObject(
  { deviceIds: array(deviceId) },
  { open: true },
);

/** `GET /PartnerAllDevices`: {@link PartnerDevicesApi.list}. */
export const listPartnerDevices: Endpoint<NoInput, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/PartnerAllDevices',
  scope: 'partner.read',
  license: 'goldpartner',
  response: /* @__PURE__ */ array(device),
});

/** `GET /PartnerAllDevices/{userId}`: {@link PartnerDevicesApi.listOfUser}. */
export const listPartnerDevicesOfUser: Endpoint<UserId, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/PartnerAllDevices/{userId}',
  scope: 'partner.read',
  license: 'goldpartner',
  params: { userId: int64 },
  response: /* @__PURE__ */ array(device),
});

/** `GET /PartnerAllDeviceInformations`: {@link PartnerDevicesApi.listInformation}. */
export const listPartnerDeviceInformation: Endpoint<NoInput, DeviceDetails[]> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/PartnerAllDeviceInformations',
    scope: 'partner.read',
    license: 'goldpartner',
    response: /* @__PURE__ */ array(deviceDetails),
  });

/** `GET /PartnerAllDeviceInformations/{deviceId}`: {@link PartnerDevicesApi.getInformation}. */
export const getPartnerDeviceInformation: Endpoint<PartnerDevice, DeviceDetails> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/PartnerAllDeviceInformations/{deviceId}',
    scope: 'partner.read',
    license: 'goldpartner',
    params: { deviceId },
    response: deviceDetails,
  });

/** `GET /partner/fastsenddevicevalues/{deviceId}`: {@link PartnerDevicesApi.fastSend}. */
export const fastSendPartnerDevice: Endpoint<PartnerDevice, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/partner/fastsenddevicevalues/{deviceId}',
  scope: 'partner.read',
  license: 'goldpartner',
  params: { deviceId },
});

/** `POST /UpdateFirmwarePartner`: {@link PartnerDevicesApi.updateFirmware}. */
export const updatePartnerFirmware: Endpoint<FirmwareUpdate, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/UpdateFirmwarePartner',
  scope: 'partner.updatefirmware',
  license: 'goldpartner',
  body: firmwareUpdate,
});

/** The endpoints behind {@link PartnerDevicesApi}. */
export const partnerDeviceEndpoints: EndpointsOf<PartnerDevicesApi> = {
  list: listPartnerDevices,
  listOfUser: listPartnerDevicesOfUser,
  listInformation: listPartnerDeviceInformation,
  getInformation: getPartnerDeviceInformation,
  fastSend: fastSendPartnerDevice,
  updateFirmware: updatePartnerFirmware,
};
