import {
  defineEndpoint,
  enumeration,
  type EnumerationValue,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import * as z from 'zod/mini';

/** Whether a registration is for one meter or for all devices of the user. */
export const realtimeRegistrationType = enumeration({
  disabled: 0,
  singleMeterRegistration: 1,
  userRegistration: 2,
});
export type RealtimeRegistrationType = EnumerationValue<typeof realtimeRegistrationType>;

const subscription = {
  /** The meter of a single meter registration; its serial number does as well. */
  meterId: z.optional(uuid),
  serialNumber: z.optional(text),
  /** What smart-me signs in with at `apiUrl`. */
  basicAuthUsername: z.optional(text),
  basicAuthPassword: z.optional(text),
};

/** An endpoint of yours to which smart-me posts readings as they arrive. */
export const realtimeRegistration = wireObject({
  id: uuid,
  registrationType: z.optional(realtimeRegistrationType),
  apiUrl: z.optional(text),
  ...subscription,
});
export type RealtimeRegistration = z.output<typeof realtimeRegistration>;

/** The realtime registrations of the account. */
export const listRealtimeRegistrations = defineEndpoint({
  method: 'GET',
  path: '/RegisterForRealtimeApi',
  scope: 'realtimeapi.read',
  summary: 'The realtime registrations of the account.',
  response: z.array(realtimeRegistration),
});

/** Registers an endpoint of yours for readings. Answers nothing: the id of the registration is found by listing. */
export const createRealtimeRegistration = defineEndpoint({
  method: 'POST',
  path: '/RegisterForRealtimeApi',
  scope: 'realtimeapi.readwrite',
  summary: 'Registers an endpoint for readings as they arrive.',
  body: wireObject({
    /** Published as a part of the body; what it does there is not documented. */
    id: z.optional(uuid),
    registrationType: realtimeRegistrationType,
    /** Where smart-me posts to. */
    apiUrl: text,
    ...subscription,
  }),
});

/** Ends a realtime registration. */
export const removeRealtimeRegistration = defineEndpoint({
  method: 'DELETE',
  path: '/RegisterForRealtimeApi/{id}',
  scope: 'realtimeapi.readwrite',
  summary: 'Ends a realtime registration.',
  params: { id: uuid },
});

/** The endpoints of realtime registrations by the names of their methods. */
export const realtimeRegistrationEndpoints = {
  list: listRealtimeRegistrations,
  create: createRealtimeRegistration,
  remove: removeRealtimeRegistration,
};
