import {
  bool,
  defineEndpoint,
  double,
  enumeration,
  type EnumerationValue,
  int32,
  int64,
  text,
  uuid,
  wireObject,
  wireType,
  type WireType,
} from '@smart-me/api-core';
import * as z from 'zod/mini';

/** What the stations of a group do when they lose the platform. */
export const connectionLostAction = enumeration({ noAction: 0, minCurrent: 1, dynamicCurrent: 2 });
export type ConnectionLostAction = EnumerationValue<typeof connectionLostAction>;

/** Charging stations that share a current. */
export const loadManagementGroup = wireObject(
  {
    id: uuid,
    name: z.optional(text),
    maxCurrent: z.optional(double),
    connectionLostAction: z.optional(connectionLostAction),
    connectionLostDynamicCurrent: z.optional(double),
    changeFrom3PhaseTo1PhaseCurrentAmpere: z.optional(int32),
    enable1To3PhaseChange: z.optional(bool),
    max1PhaseChargingCurrentAmpere: z.optional(int32),
    numberOfStations: z.optional(int32),
  },
  {
    names: {
      connectionLostAction: 'connectionLostActionType',
      changeFrom3PhaseTo1PhaseCurrentAmpere: 'changeFrom3PhaseTo1PhaseCurrentInA',
      max1PhaseChargingCurrentAmpere: 'max1PhaseChargingCurrentInA',
    },
  },
);
export type LoadManagementGroup = z.output<typeof loadManagementGroup>;

/** All load management groups of the account. */
export const listLoadManagementGroups = defineEndpoint({
  method: 'GET',
  path: '/pico/loadmanagementgroup',
  scope: 'device.read',
  summary: 'All load management groups of the account.',
  response: z.array(loadManagementGroup),
});

/** One load management group. */
export const getLoadManagementGroup = defineEndpoint({
  method: 'GET',
  path: '/pico/loadmanagementgroup/{id}',
  scope: 'device.read',
  summary: 'One load management group.',
  params: { id: uuid },
  response: loadManagementGroup,
});

/** A current in mA; only its sign is checked, since no limit is documented. */
export const milliampere: WireType<number> = current('a current in mA, 0 or more', () => true);

/** The documented limits of a phase's current, in mA: off, or what a car can be charged with. */
const PHASE_CURRENT = { min: 6_000, max: 6_400_000 };

/** The current of one phase in mA: 0, or 6000 to 6400000. */
export const phaseMilliampere: WireType<number> = current(
  'a current in mA, 0 or 6000 to 6400000',
  (value) => value === 0 || (value >= PHASE_CURRENT.min && value <= PHASE_CURRENT.max),
);

/**
 * Sets the current that a load management group may draw at the moment, in mA.
 *
 * @example
 * await account.pico.setDynamicCurrent({ serial: 30000007, currentMilliampere: 16_000 });
 */
export const setDynamicCurrent = defineEndpoint({
  method: 'POST',
  path: '/pico/loadmanagementgroup/current/{serial}',
  scope: 'device.readswitch',
  summary: 'Sets the dynamic current of a load management group.',
  params: { serial: int64, currentMilliampere: milliampere },
  names: { currentMilliampere: 'current' },
});

/** Sets the current that a load management group may draw at the moment, each phase for itself: 0, or 6000 to 6400000 mA. */
export const setThreePhaseDynamicCurrent = defineEndpoint({
  method: 'POST',
  path: '/pico/loadmanagementgroup/threephasecurrent/{id}',
  scope: 'device.readswitch',
  summary: 'Sets the dynamic current of each phase of a load management group.',
  params: {
    id: uuid,
    l1Milliampere: phaseMilliampere,
    l2Milliampere: phaseMilliampere,
    l3Milliampere: phaseMilliampere,
  },
  names: { l1Milliampere: 'PhaseL1', l2Milliampere: 'PhaseL2', l3Milliampere: 'PhaseL3' },
});

/** The endpoints of load management by the names of their methods. */
export const loadManagementEndpoints = {
  listLoadManagementGroups,
  getLoadManagementGroup,
  setDynamicCurrent,
  setThreePhaseDynamicCurrent,
};

/** A current in whole mA that fits the 32 bits of the wire. */
/* @__NO_SIDE_EFFECTS__ */
function current(expected: string, allowed: (value: number) => boolean): WireType<number> {
  const accept = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31 && allowed(value)
      ? value
      : undefined;
  return wireType({ expected, decode: accept, encode: accept });
}
