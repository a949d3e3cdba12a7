import {
  array,
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  double,
  type Endpoint,
  type EndpointsOf,
  type Instant,
  instant,
  int64,
  type NoInput,
  optional,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { deviceId } from '@smart-me/api-core/resources';
import type { DeviceId } from './device-configuration.ts';

/** Devices of one's own that are no meters, with values of any kind: `account.customDevices`. */
export interface CustomDevicesApi {
  /**
   * Returns all custom devices of the account.
   *
   * Scope `device.read`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<CustomDevice[]>;
  /**
   * Returns one custom device by its id.
   *
   * Scope `device.read`.
   */
  get(input: DeviceId, options?: CallOptions): CallPromise<CustomDevice>;
  /**
   * Writes values of a custom device, known by its id.
   *
   * Scope `device.readwrite`.
   */
  update(input: CustomDeviceUpdate, options?: CallOptions): CallPromise<CustomDevice>;
  /**
   * Creates a custom device. For what is no meter; a meter is made by `devices.create`.
   *
   * Scope `device.readwrite`.
   */
  create(input: NewCustomDevice, options?: CallOptions): CallPromise<CustomDevice>;
}

/** A value of a custom device, under a name of one's own. */
export interface CustomDeviceValue {
  /** Name of the value; write the unit into it, as there is no other place. */
  readonly name?: string | undefined;
  /** The value. */
  readonly value: number;
}

/** A device of one's own with values of any kind. */
export interface CustomDevice {
  /** Id of the device. */
  readonly id: string;
  /** Name of the device. */
  readonly name?: string;
  /** Serial number; a `bigint` beyond 2^53. */
  readonly serial?: number | bigint;
  /** Its values. */
  readonly values?: readonly CustomDeviceValue[];
  /** When the values were measured. */
  readonly valueDate?: string;
}

/** Values of a custom device, known by its id. */
export interface CustomDeviceUpdate extends DeviceId {
  /** Name of the device. */
  readonly name?: string | undefined;
  /** Serial number. */
  readonly serial?: number | bigint | undefined;
  /** Its values. */
  readonly values?: readonly CustomDeviceValue[] | undefined;
  /** When the values were measured. Default: when they arrive. */
  readonly valueDate?: Instant | undefined;
}

/** A new custom device. */
export interface NewCustomDevice {
  /** Name of the device. */
  readonly name: string;
  /** Serial number; the platform makes one when it is left out. */
  readonly serial?: number | bigint | undefined;
  /** Its values. */
  readonly values?: readonly CustomDeviceValue[] | undefined;
  /** When the values were measured. Default: when they arrive. */
  readonly valueDate?: Instant | undefined;
}

/** How a {@link CustomDeviceValue} stands on the wire. */
export const customDeviceValue: WireObject<CustomDeviceValue> = wireObject({
  name: optional(text),
  value: double,
});

const values = optional(array(customDeviceValue));

/** How a {@link CustomDevice} stands on the wire. */
export const customDevice: WireObject<CustomDevice> = wireObject({
  id: deviceId,
  name: optional(text),
  serial: optional(int64),
  values,
  valueDate: optional(dateTime),
});

/** How a {@link CustomDeviceUpdate} stands on the wire. */
export const customDeviceUpdate: WireObject<CustomDeviceUpdate> = wireObject({
  id: deviceId,
  name: optional(text),
  serial: optional(int64),
  values,
  valueDate: optional(instant),
});

/** How a {@link NewCustomDevice} stands on the wire. */
export const newCustomDevice: WireObject<NewCustomDevice> = wireObject({
  name: text,
  serial: optional(int64),
  values,
  valueDate: optional(instant),
});

/** `GET /CustomDevice`: {@link CustomDevicesApi.list}. */
export const listCustomDevices: Endpoint<NoInput, CustomDevice[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/CustomDevice',
  scope: 'device.read',
  response: /* @__PURE__ */ array(customDevice),
});

/** `GET /CustomDevice/{id}`: {@link CustomDevicesApi.get}. */
export const getCustomDevice: Endpoint<DeviceId, CustomDevice> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/CustomDevice/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: customDevice,
});

/** `POST /CustomDevice`: {@link CustomDevicesApi.update}. */
export const updateCustomDevice: Endpoint<CustomDeviceUpdate, CustomDevice> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/CustomDevice',
  scope: 'device.readwrite',
  body: customDeviceUpdate,
  response: customDevice,
});

/** `POST /CustomDevice`: {@link CustomDevicesApi.create}. */
export const createCustomDevice: Endpoint<NewCustomDevice, CustomDevice> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/CustomDevice',
  scope: 'device.readwrite',
  body: newCustomDevice,
  response: customDevice,
});

/** The endpoints behind {@link CustomDevicesApi}. A server tries `update` before `create`. */
export const customDeviceEndpoints: EndpointsOf<CustomDevicesApi> = {
  list: listCustomDevices,
  get: getCustomDevice,
  update: updateCustomDevice,
  create: createCustomDevice,
};
