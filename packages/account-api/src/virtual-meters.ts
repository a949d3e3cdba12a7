import {
  array,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type NoInput,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { type Device, device, deviceId } from '@smart-me/api-core/resources';
import type { DeviceId } from './device-configuration.ts';

/** Meters that are computed from others: `account.virtualMeters`. */
export interface VirtualMetersApi {
  /**
   * Computes the values of a formula over devices: `ID("device id")` with `+ - * / ( )`.
   *
   * Scope `device.read`.
   *
   * @example
   * const total = await account.virtualMeters.calculateFormula({ formula: `ID("${roof.id}") + ID("${wall.id}")` });
   */
  calculateFormula(input: Formula, options?: CallOptions): CallPromise<Device>;
}

/** Meters that bill what several people use, as in a laundry room: `account.virtualBillingMeters`. */
export interface VirtualBillingMetersApi {
  /**
   * Returns the meters that can be activated as virtual billing meters.
   *
   * Scope `device.read`.
   *
   * @experimental Published as beta.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Returns the virtual billing meters that are active.
   *
   * Scope `device.read`.
   *
   * @experimental Published as beta.
   */
  listActive(input?: NoInput, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Activates a meter: what it measures from now on is added to a virtual billing meter of the user, which is returned.
   *
   * Scope `device.readwrite`.
   *
   * @experimental Published as beta.
   */
  activate(input: MeterToActivate, options?: CallOptions): CallPromise<Device>;
  /**
   * Deactivates a virtual billing meter.
   *
   * Scope `device.readwrite`.
   *
   * @experimental Published as beta.
   */
  deactivate(input: DeviceId, options?: CallOptions): CallPromise<undefined>;
}

/** A formula over devices. */
export interface Formula {
  /** `ID("device id")` with `+ - * / ( )`: `(ID("63ac09cb-…") + ID("0209555e-…")) * 2`. */
  readonly formula: string;
}

/** A meter by its serial number. */
export interface MeterToActivate {
  /** Serial number of the meter. */
  readonly serialNumber: string;
}

/** How a {@link MeterToActivate} stands on the wire. */
export const meterToActivate: WireObject<MeterToActivate> = wireObject({ serialNumber: text });

/** How the {@link DeviceId} of a virtual billing meter stands on the wire. */
export const meterToDeactivate: WireObject<DeviceId> = wireObject({ id: deviceId });

/** `GET /VirtualMeterCalculateFormula`: {@link VirtualMetersApi.calculateFormula}. */
export const calculateFormula: Endpoint<Formula, Device> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/VirtualMeterCalculateFormula',
  scope: 'device.read',
  params: { formula: text },
  response: device,
});

/** `GET /VirtualBillingMeters`: {@link VirtualBillingMetersApi.list}. */
export const listVirtualBillingMeters: Endpoint<NoInput, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/VirtualBillingMeters',
  scope: 'device.read',
  response: /* @__PURE__ */ array(device),
});

/** `GET /VirtualBillingMeterActive`: {@link VirtualBillingMetersApi.listActive}. */
export const listActiveVirtualBillingMeters: Endpoint<NoInput, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/VirtualBillingMeterActive',
  scope: 'device.read',
  response: /* @__PURE__ */ array(device),
});

/** `POST /VirtualBillingMeterActive`: {@link VirtualBillingMetersApi.activate}. */
export const activateVirtualBillingMeter: Endpoint<MeterToActivate, Device> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/VirtualBillingMeterActive',
  scope: 'device.readwrite',
  body: meterToActivate,
  response: device,
});

/** `POST /VirtualBillingMeterDeactivate`: {@link VirtualBillingMetersApi.deactivate}. */
export const deactivateVirtualBillingMeter: Endpoint<DeviceId, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/VirtualBillingMeterDeactivate',
  scope: 'device.readwrite',
  body: meterToDeactivate,
});

/** The endpoint behind {@link VirtualMetersApi}. */
export const virtualMeterEndpoints: EndpointsOf<VirtualMetersApi> = { calculateFormula };

/** The endpoints behind {@link VirtualBillingMetersApi}. */
export const virtualBillingMeterEndpoints: EndpointsOf<VirtualBillingMetersApi> = {
  list: listVirtualBillingMeters,
  listActive: listActiveVirtualBillingMeters,
  activate: activateVirtualBillingMeter,
  deactivate: deactivateVirtualBillingMeter,
};
