import { defineEndpoint, text, uuid, wireObject } from '@smart-me/api-core';
import { device } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/** The virtual billing meters of the account. */
export const listVirtualBillingMeters = defineEndpoint({
  method: 'GET',
  path: '/VirtualBillingMeters',
  scope: 'device.read',
  summary: 'The virtual billing meters of the account.',
  response: z.array(device),
});

/** The virtual billing meters that are active. */
export const listActiveVirtualBillingMeters = defineEndpoint({
  method: 'GET',
  path: '/VirtualBillingMeterActive',
  scope: 'device.read',
  summary: 'The virtual billing meters that are active.',
  response: z.array(device),
});

/** Activates the virtual billing meter of a serial number. */
export const activateVirtualBillingMeter = defineEndpoint({
  method: 'POST',
  path: '/VirtualBillingMeterActive',
  scope: 'device.readwrite',
  summary: 'Activates a virtual billing meter.',
  body: wireObject({ serialNumber: text }),
  response: device,
});

/** Deactivates a virtual billing meter. */
export const deactivateVirtualBillingMeter = defineEndpoint({
  method: 'POST',
  path: '/VirtualBillingMeterDeactivate',
  scope: 'device.readwrite',
  summary: 'Deactivates a virtual billing meter.',
  body: wireObject({ id: uuid }),
});

/** The endpoints of virtual billing meters by the names of their methods. */
export const virtualBillingMeterEndpoints = {
  list: listVirtualBillingMeters,
  listActive: listActiveVirtualBillingMeters,
  activate: activateVirtualBillingMeter,
  deactivate: deactivateVirtualBillingMeter,
};
