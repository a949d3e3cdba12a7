import {
  dateTime,
  defineEndpoint,
  double,
  enumeration,
  type EnumerationValue,
  instant,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import * as z from 'zod/mini';

/** Where the energy of a virtual tariff comes from. */
export const virtualTariffType = enumeration({ battery: 0, solar: 1, normal: 2, vZevSolar: 3 });
export type VirtualTariffType = EnumerationValue<typeof virtualTariffType>;

/** A price of energy that is computed, not metered. */
export const virtualTariff = wireObject({
  id: uuid,
  name: z.optional(text),
  value: z.optional(double),
  unit: z.optional(text),
  factor: z.optional(double),
  type: z.optional(virtualTariffType),
});
export type VirtualTariff = z.output<typeof virtualTariff>;

/** The virtual tariffs of a folder. */
export const virtualTariffsOfFolder = wireObject({
  folderId: uuid,
  name: z.optional(text),
  date: z.optional(dateTime),
  virtualTariffs: z.optional(z.array(virtualTariff)),
});
export type VirtualTariffsOfFolder = z.output<typeof virtualTariffsOfFolder>;

/** What was used under one virtual tariff, and what it costs in `currency`. */
export const virtualTariffConsumption = wireObject({
  name: z.optional(text),
  tariffType: z.optional(virtualTariffType),
  consumption: z.optional(double),
  price: z.optional(double),
  currency: z.optional(text),
});
export type VirtualTariffConsumption = z.output<typeof virtualTariffConsumption>;

/** The virtual tariffs of all folders. */
export const listVirtualTariffs = defineEndpoint({
  method: 'GET',
  path: '/VirtualTariff',
  scope: 'device.read',
  summary: 'The virtual tariffs of all folders.',
  response: z.array(virtualTariffsOfFolder),
});

/** The virtual tariffs of one folder. */
export const getVirtualTariffs = defineEndpoint({
  method: 'GET',
  path: '/VirtualTariff/{id}',
  scope: 'device.read',
  summary: 'The virtual tariffs of one folder.',
  params: { id: uuid },
  response: virtualTariffsOfFolder,
});

/** What was used in a folder under each virtual tariff, between two dates. */
export const getVirtualTariffConsumption = defineEndpoint({
  method: 'GET',
  path: '/VirtualTariffConsumption',
  scope: 'device.read',
  summary: 'What was used in a folder under each virtual tariff.',
  params: { folderId: uuid, from: instant, to: instant },
  names: { from: 'startDate', to: 'endDate' },
  response: z.array(virtualTariffConsumption),
});

/** The virtual tariffs of the folders of a property. */
export const listVirtualTariffsForProperty = defineEndpoint({
  method: 'GET',
  path: '/VirtualTariffsForProperty/{id}',
  scope: 'device.read',
  summary: 'The virtual tariffs of the folders of a property.',
  params: { id: uuid },
  response: z.array(virtualTariffsOfFolder),
});

/** The state of a property's virtual tariffs, as text. */
export const getVirtualTariffsStatusForProperty = defineEndpoint({
  method: 'GET',
  path: '/VirtualTariffsStatusForProperty/{id}',
  scope: 'device.read',
  summary: "The state of a property's virtual tariffs.",
  params: { id: uuid },
  response: text,
});

/** The endpoints of virtual tariffs by the names of their methods. */
export const virtualTariffEndpoints = {
  list: listVirtualTariffs,
  get: getVirtualTariffs,
  getConsumption: getVirtualTariffConsumption,
  listForProperty: listVirtualTariffsForProperty,
  getStatusForProperty: getVirtualTariffsStatusForProperty,
};
