import { dateTime, defineEndpoint, double, instant, int64, text, uuid, wireObject } from '@smart-me/api-core';
import * as z from 'zod/mini';

/** A value of a custom device, under a name of one's own. */
export const customDeviceValue = wireObject({ name: z.optional(text), value: double });
export type CustomDeviceValue = z.output<typeof customDeviceValue>;

/** A device of one's own with values of any kind. */
export const customDevice = wireObject({
  id: uuid,
  name: z.optional(text),
  serial: z.optional(int64),
  values: z.optional(z.array(customDeviceValue)),
  /** When the values were measured. */
  valueDate: z.optional(dateTime),
});
export type CustomDevice = z.output<typeof customDevice>;

/** All custom devices of the account. */
export const listCustomDevices = defineEndpoint({
  method: 'GET',
  path: '/CustomDevice',
  scope: 'device.read',
  summary: 'All custom devices of the account.',
  response: z.array(customDevice),
});

/** One custom device by its id. */
export const getCustomDevice = defineEndpoint({
  method: 'GET',
  path: '/CustomDevice/{id}',
  scope: 'device.read',
  summary: 'One custom device by its id.',
  params: { id: uuid },
  response: customDevice,
});

/** Writes values of a custom device, known by its id. */
export const updateCustomDevice = defineEndpoint({
  method: 'POST',
  path: '/CustomDevice',
  scope: 'device.readwrite',
  summary: 'Writes values of a custom device.',
  body: wireObject({
    id: uuid,
    name: z.optional(text),
    serial: z.optional(int64),
    values: z.optional(z.array(customDeviceValue)),
    /** When the values were measured. */
    valueDate: z.optional(instant),
  }),
  response: customDevice,
});

/** Creates a custom device. */
export const createCustomDevice = defineEndpoint({
  method: 'POST',
  path: '/CustomDevice',
  scope: 'device.readwrite',
  summary: 'Creates a custom device.',
  body: wireObject({
    name: text,
    serial: z.optional(int64),
    values: z.optional(z.array(customDeviceValue)),
    /** When the values were measured. */
    valueDate: z.optional(instant),
  }),
  response: customDevice,
});

/** The endpoints of custom devices by the names of their methods. A server tries `update` before `create`. */
export const customDeviceEndpoints = {
  list: listCustomDevices,
  get: getCustomDevice,
  update: updateCustomDevice,
  create: createCustomDevice,
};
