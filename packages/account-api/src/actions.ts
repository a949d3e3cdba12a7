import {
  array,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  double,
  type Endpoint,
  type EndpointsOf,
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  optional,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { deviceId } from '@smart-me/api-core/resources';
import type { ObisCode } from '@smart-me/obis';
import { obisCode, type ObisCodeLike, obisCodeLike } from './obis-code.ts';

/** What devices can be told to do: `account.actions`. */
export interface ActionsApi {
  /**
   * Returns what a device can be told to do; a meter without an output that can be switched has no actions.
   *
   * Scope `device.read`.
   */
  list(input: ActionsOf, options?: CallOptions): CallPromise<ActionInformation[]>;
  /**
   * Runs actions of a device: switches relays, sets outputs. The platform also accepts an action that the device does not
   * have, and does nothing: read the device to see what has become of it.
   *
   * Scope `device.readswitch`.
   *
   * @example
   * await account.actions.run({ deviceId, actions: [{ code: '99-0:12.1.1*255', value: 1 }] });
   */
  run(input: ActionsToRun, options?: CallOptions): CallPromise<undefined>;
}

/** The device whose actions are asked for. */
export interface ActionsOf {
  /** Id of the device. */
  readonly deviceId: string;
}

/** Something a device can be told to do, known by the OBIS code of its output. */
export interface ActionInformation {
  /** Name of the action. */
  readonly name?: string;
  /** OBIS code of the output: what `run` takes. */
  readonly code?: ObisCode;
  /** Whether the output is switched or set to a number. */
  readonly actionType?: ActionType;
  /** Least value of an analog action. */
  readonly minValue?: number;
  /** Greatest value of an analog action. */
  readonly maxValue?: number;
}

/** One output and the value it shall have. */
export interface ActionToRun {
  /** OBIS code of the output, in any notation. */
  readonly code: ObisCodeLike;
  /** 0 (off) or 1 (on) of an on/off action, any number of an analog one. */
  readonly value: number;
}

/** What a device is told to do. */
export interface ActionsToRun {
  /** Id of the device. */
  readonly deviceId: string;
  /** The outputs and their values. */
  readonly actions: readonly ActionToRun[];
}

/** Whether an output is switched (0 and 1) or set to a number. */
export type ActionType = EnumerationValue<'onOffAction' | 'analogAction'>;

/** How an {@link ActionType} stands on the wire. */
export const actionType: EnumerationOf<ActionType> = enumeration({ onOffAction: 0, analogAction: 1 });

/** How {@link ActionInformation} stands on the wire. */
export const actionInformation: WireObject<ActionInformation> = wireObject(
  {
    name: optional(text),
    code: optional(obisCode),
    actionType: optional(actionType),
    minValue: optional(double),
    maxValue: optional(double),
  },
  { names: { code: 'obisCode' } },
);

/** How an {@link ActionToRun} stands on the wire. */
export const actionToRun: WireObject<ActionToRun> = wireObject(
  { code: obisCodeLike, value: double },
  { names: { code: 'obisCode' } },
);

/** How {@link ActionsToRun} stand on the wire. */
export const actionsToRun: WireObject<ActionsToRun> = wireObject(
  { deviceId, actions: array(actionToRun) },
  { names: { deviceId: 'deviceID' } },
);

/** `GET /actions/{deviceId}`: {@link ActionsApi.list}. */
export const listActions: Endpoint<ActionsOf, ActionInformation[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/actions/{deviceId}',
  scope: 'device.read',
  params: { deviceId },
  response: /* @__PURE__ */ array(actionInformation),
});

/** `POST /actions`: {@link ActionsApi.run}. */
export const runActions: Endpoint<ActionsToRun, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/actions',
  scope: 'device.readswitch',
  body: actionsToRun,
});

/** The endpoints behind {@link ActionsApi}. */
export const actionEndpoints: EndpointsOf<ActionsApi> = {
  list: listActions,
  run: runActions,
};
