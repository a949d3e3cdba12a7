import {
  annotate,
  array,
  bool,
  defineEndpoint,
  double,
  type Endpoint,
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  int32,
  int64,
  type NoInput,
  optional,
  type Scalar,
  scalar,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';

/** Charging stations that share a current. */
export interface LoadManagementGroup {
  /** Id of the group. */
  readonly id: string;
  /** Name of the group. */
  readonly name?: string;
  /** Current of the fuse in A. */
  readonly maxCurrent?: number;
  /** What the stations do when they lose the platform. */
  readonly connectionLostAction?: ConnectionLostAction;
  /** Current in A that holds when the connection is lost. */
  readonly connectionLostDynamicCurrent?: number;
  /** Current in A below which three phases become one. */
  readonly changeFrom3PhaseTo1PhaseCurrentAmpere?: number;
  /** Whether the group changes between one and three phases by itself. */
  readonly enable1To3PhaseChange?: boolean;
  /** Greatest current in A while one phase charges. */
  readonly max1PhaseChargingCurrentAmpere?: number;
  /** Number of stations in the group. */
  readonly numberOfStations?: number;
}

/** A load management group by its id. */
export interface GroupId {
  /** Id of the group. */
  readonly id: string;
}

/** A station and the current that it and its group may draw. */
export interface DynamicCurrent {
  /** Serial number of a single station, or of any station of the group. */
  readonly serial: number | bigint;
  /** The current in mA, 0 or more. */
  readonly currentMilliampere: number;
}

/** A load management group and the current that each of its phases may draw. */
export interface PhaseCurrents extends GroupId {
  /** Current of phase L1 in mA: 0, or 6000 to 6400000 in steps of 1000. */
  readonly l1Milliampere: number;
  /** Current of phase L2 in mA: 0, or 6000 to 6400000 in steps of 1000. */
  readonly l2Milliampere: number;
  /** Current of phase L3 in mA: 0, or 6000 to 6400000 in steps of 1000. */
  readonly l3Milliampere: number;
}

/** What the stations of a group do when they lose the platform. */
export type ConnectionLostAction = EnumerationValue<'noAction' | 'minCurrent' | 'dynamicCurrent'>;

/** How a {@link ConnectionLostAction} stands on the wire. */
export const connectionLostAction: EnumerationOf<ConnectionLostAction> = enumeration({
  noAction: 0,
  minCurrent: 1,
  dynamicCurrent: 2,
});

/** Whole amperes. */
export const amperes: Scalar<number> = annotate(int32, { unit: 'A' });
const fractionalAmperes = annotate(double, { unit: 'A' });

/** How a {@link LoadManagementGroup} stands on the wire. */
export const loadManagementGroup: WireObject<LoadManagementGroup> = wireObject(
  {
    id: uuid,
    name: optional(text),
    maxCurrent: optional(fractionalAmperes),
    connectionLostAction: optional(connectionLostAction),
    connectionLostDynamicCurrent: optional(fractionalAmperes),
    changeFrom3PhaseTo1PhaseCurrentAmpere: optional(amperes),
    enable1To3PhaseChange: optional(bool),
    max1PhaseChargingCurrentAmpere: optional(amperes),
    numberOfStations: optional(int32),
  },
  {
    names: {
      connectionLostAction: 'connectionLostActionType',
      changeFrom3PhaseTo1PhaseCurrentAmpere: 'changeFrom3PhaseTo1PhaseCurrentInA',
      max1PhaseChargingCurrentAmpere: 'max1PhaseChargingCurrentInA',
    },
  },
);

/** A current in mA; only its sign is checked, since no limit is documented. */
export const milliampere: Scalar<number> = current(
  'a current in mA, 0 or more',
  { minimum: 0 },
  (value) => value < 2 ** 31,
);

/** The documented limits of a phase's current: off, or what a car can be charged with, in whole amperes. */
const PHASE_CURRENT = { minimum: 6_000, maximum: 6_400_000, multipleOf: 1_000 };

/** The current of one phase in mA: 0, or 6000 to 6400000 in steps of 1000. */
export const phaseMilliampere: Scalar<number> = current(
  'a current in mA, 0 or 6000 to 6400000 in steps of 1000',
  PHASE_CURRENT,
  (value) =>
    value === 0 ||
    (value >= PHASE_CURRENT.minimum &&
      value <= PHASE_CURRENT.maximum &&
      value % PHASE_CURRENT.multipleOf === 0),
);

/* @__NO_SIDE_EFFECTS__ */
function current(
  expected: string,
  limits: { readonly minimum: number; readonly maximum?: number; readonly multipleOf?: number },
  isAllowed: (value: number) => boolean,
): Scalar<number> {
  const accept = (value: unknown): number | undefined =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && isAllowed(value)
      ? value
      : undefined;
  return scalar({
    expected,
    json: { type: 'integer', format: 'int32', unit: 'mA', ...limits },
    decode: accept,
    encode: accept,
    mistake: (value) =>
      typeof value === 'number' && value >= 6 && value <= 200
        ? `amperes? ${value} A are ${value * 1_000} mA`
        : undefined,
  });
}

/** `GET /pico/loadmanagementgroup`: `account.pico.listLoadManagementGroups`. */
export const listLoadManagementGroups: Endpoint<NoInput, LoadManagementGroup[]> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/pico/loadmanagementgroup',
    scope: 'device.read',
    response: /* @__PURE__ */ array(loadManagementGroup),
  });

/** `GET /pico/loadmanagementgroup/{id}`: `account.pico.getLoadManagementGroup`. */
export const getLoadManagementGroup: Endpoint<GroupId, LoadManagementGroup> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/pico/loadmanagementgroup/{id}',
  scope: 'device.read',
  params: { id: uuid },
  response: loadManagementGroup,
});

/** `POST /pico/loadmanagementgroup/current/{serial}`: `account.pico.setDynamicCurrent`. */
export const setDynamicCurrent: Endpoint<DynamicCurrent, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/pico/loadmanagementgroup/current/{serial}',
  scope: 'device.readswitch',
  params: { serial: int64, currentMilliampere: milliampere },
  names: { currentMilliampere: 'current' },
});

/** `POST /pico/loadmanagementgroup/threephasecurrent/{id}`: `account.pico.setThreePhaseDynamicCurrent`. */
export const setThreePhaseDynamicCurrent: Endpoint<PhaseCurrents, undefined> = /* @__PURE__ */ defineEndpoint(
  {
    service: smartMe,
    method: 'POST',
    path: '/pico/loadmanagementgroup/threephasecurrent/{id}',
    scope: 'device.readswitch',
    params: {
      id: uuid,
      l1Milliampere: phaseMilliampere,
      l2Milliampere: phaseMilliampere,
      l3Milliampere: phaseMilliampere,
    },
    names: { l1Milliampere: 'PhaseL1', l2Milliampere: 'PhaseL2', l3Milliampere: 'PhaseL3' },
  },
);
