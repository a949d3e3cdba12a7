import {
  defineEndpoint,
  double,
  enumeration,
  type EnumerationValue,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import * as z from 'zod/mini';
import { obisCode, obisCodeLike } from './obis-code.ts';

/** Whether an output is switched (0 and 1) or set to a number. */
export const actionType = enumeration({ onOffAction: 0, analogAction: 1 });
export type ActionType = EnumerationValue<typeof actionType>;

/** Something a device can be told to do, known by the OBIS code of its output. */
export const actionInformation = wireObject(
  {
    name: z.optional(text),
    code: z.optional(obisCode),
    actionType: z.optional(actionType),
    /** The least and the greatest value of an analog action. */
    minValue: z.optional(double),
    maxValue: z.optional(double),
  },
  { names: { code: 'obisCode' } },
);
export type ActionInformation = z.output<typeof actionInformation>;

/** What a device can be told to do. */
export const listActions = defineEndpoint({
  method: 'GET',
  path: '/actions/{deviceId}',
  scope: 'device.read',
  summary: 'What a device can be told to do.',
  params: { deviceId: uuid },
  response: z.array(actionInformation),
});

/** One output and the value it shall have: 0 or 1 of an on/off action, any number of an analog one. */
export const actionToRun = wireObject({ code: obisCodeLike, value: double }, { names: { code: 'obisCode' } });
export type ActionToRun = z.output<typeof actionToRun>;

/**
 * Runs actions of a device: switches relays, sets outputs.
 *
 * @example
 * await account.actions.run({ deviceId, actions: [{ code: '99-0:12.1.1*255', value: 1 }] });
 */
export const runActions = defineEndpoint({
  method: 'POST',
  path: '/actions',
  scope: 'device.readswitch',
  summary: 'Runs actions of a device.',
  body: wireObject({ deviceId: uuid, actions: z.array(actionToRun) }, { names: { deviceId: 'deviceID' } }),
});

/** The endpoints of actions by the names of their methods. */
export const actionEndpoints = {
  list: listActions,
  run: runActions,
};
