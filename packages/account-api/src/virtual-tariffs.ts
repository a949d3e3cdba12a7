import {
  annotate,
  array,
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  double,
  type Endpoint,
  type EndpointsOf,
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  type Instant,
  instant,
  type NoInput,
  optional,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';

/** Energy by where it comes from, computed from load profiles: `account.virtualTariffs`. */
export interface VirtualTariffsApi {
  /**
   * Returns the virtual tariffs of all folders.
   *
   * Scope `device.read`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<FolderTariffs[]>;
  /**
   * Returns the virtual tariffs of one folder.
   *
   * Scope `device.read`.
   */
  get(input: TariffFolder, options?: CallOptions): CallPromise<FolderTariffs>;
  /**
   * Returns what was used in a folder under each virtual tariff between two dates.
   *
   * Scope `device.read`.
   */
  getConsumption(input: TariffRange, options?: CallOptions): CallPromise<TariffConsumption[]>;
  /**
   * Returns the virtual tariffs of the folders of a property.
   *
   * Scope `device.read`.
   */
  listForProperty(input: TariffFolder, options?: CallOptions): CallPromise<FolderTariffs[]>;
  /**
   * Returns as text how far the computation of a property's virtual tariffs is.
   *
   * Scope `device.read`.
   */
  getStatusForProperty(input: TariffFolder, options?: CallOptions): CallPromise<string>;
}

/** A folder or a property, which is a folder with others in it. */
export interface TariffFolder {
  /** Id of the folder. */
  readonly id: string;
}

/** A folder and a time. */
export interface TariffRange {
  /** Id of the folder. */
  readonly folderId: string;
  /** Begin of the time. */
  readonly from: Instant;
  /** End of the time. */
  readonly to: Instant;
}

/** What was used in a folder of one kind of energy; it is computed, not metered. */
export interface VirtualTariff {
  /** Id of the tariff. */
  readonly id: string;
  /** Name of the tariff. */
  readonly name?: string;
  /** Counter of the tariff, in `unit`. */
  readonly value?: number;
  /** Unit of the counter. */
  readonly unit?: string;
  /** How much of the power is used in this tariff, computed from the last values of the meters. */
  readonly factor?: number;
  /** Where the energy comes from. */
  readonly type?: VirtualTariffType;
}

/** The virtual tariffs of a folder. */
export interface FolderTariffs {
  /** Id of the folder. */
  readonly folderId: string;
  /** Name of the folder. */
  readonly name?: string;
  /** Time of the counters, UTC. */
  readonly date?: string;
  /** The tariffs. */
  readonly virtualTariffs?: readonly VirtualTariff[];
}

/** What was used under one virtual tariff, and what it costs. */
export interface TariffConsumption {
  /** Name of the tariff. */
  readonly name?: string;
  /** Where the energy comes from. */
  readonly tariffType?: VirtualTariffType;
  /** What was used; kWh of electricity. */
  readonly consumption?: number;
  /** What it costs, in `currency`. */
  readonly price?: number;
  /** Currency of the price. */
  readonly currency?: string;
}

/** Where the energy of a virtual tariff comes from. */
export type VirtualTariffType = EnumerationValue<'battery' | 'solar' | 'normal' | 'vZevSolar'>;

/** How a {@link VirtualTariffType} stands on the wire. */
export const virtualTariffType: EnumerationOf<VirtualTariffType> = enumeration({
  battery: 0,
  solar: 1,
  /** The grid. */
  normal: 2,
  /** A virtual community of self-consumption. */
  vZevSolar: 3,
});

/** How a {@link VirtualTariff} stands on the wire. */
export const virtualTariff: WireObject<VirtualTariff> = wireObject({
  id: uuid,
  name: optional(text),
  value: optional(annotate(double, { unitField: 'unit' })),
  unit: optional(text),
  factor: optional(double),
  type: optional(virtualTariffType),
});

/** How {@link FolderTariffs} stand on the wire. */
export const folderTariffs: WireObject<FolderTariffs> = wireObject({
  folderId: uuid,
  name: optional(text),
  date: optional(dateTime),
  virtualTariffs: optional(array(virtualTariff)),
});

/** How {@link TariffConsumption} stands on the wire. */
export const tariffConsumption: WireObject<TariffConsumption> = wireObject({
  name: optional(text),
  tariffType: optional(virtualTariffType),
  consumption: optional(annotate(double, { unit: 'kWh' })),
  price: optional(annotate(double, { unitField: 'currency' })),
  currency: optional(text),
});

/** `GET /VirtualTariff`: {@link VirtualTariffsApi.list}. */
export const listVirtualTariffs: Endpoint<NoInput, FolderTariffs[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/VirtualTariff',
  scope: 'device.read',
  response: /* @__PURE__ */ array(folderTariffs),
});

/** `GET /VirtualTariff/{id}`: {@link VirtualTariffsApi.get}. */
export const getVirtualTariffs: Endpoint<TariffFolder, FolderTariffs> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/VirtualTariff/{id}',
  scope: 'device.read',
  params: { id: uuid },
  response: folderTariffs,
});

/** `GET /VirtualTariffConsumption`: {@link VirtualTariffsApi.getConsumption}. */
export const getVirtualTariffConsumption: Endpoint<TariffRange, TariffConsumption[]> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/VirtualTariffConsumption',
    scope: 'device.read',
    params: { folderId: uuid, from: instant, to: instant },
    names: { from: 'startDate', to: 'endDate' },
    response: /* @__PURE__ */ array(tariffConsumption),
  });

/** `GET /VirtualTariffsForProperty/{id}`: {@link VirtualTariffsApi.listForProperty}. */
export const listVirtualTariffsForProperty: Endpoint<TariffFolder, FolderTariffs[]> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/VirtualTariffsForProperty/{id}',
    scope: 'device.read',
    params: { id: uuid },
    response: /* @__PURE__ */ array(folderTariffs),
  });

/** `GET /VirtualTariffsStatusForProperty/{id}`: {@link VirtualTariffsApi.getStatusForProperty}. */
export const getVirtualTariffsStatusForProperty: Endpoint<TariffFolder, string> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/VirtualTariffsStatusForProperty/{id}',
    scope: 'device.read',
    params: { id: uuid },
    response: text,
  });

/** The endpoints behind {@link VirtualTariffsApi}. */
export const virtualTariffEndpoints: EndpointsOf<VirtualTariffsApi> = {
  list: listVirtualTariffs,
  get: getVirtualTariffs,
  getConsumption: getVirtualTariffConsumption,
  listForProperty: listVirtualTariffsForProperty,
  getStatusForProperty: getVirtualTariffsStatusForProperty,
};
