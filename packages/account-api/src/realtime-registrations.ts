import {
  array,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  type NoInput,
  optional,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { deviceId } from '@smart-me/api-core/resources';

/** Webhooks for readings as they arrive: `account.realtimeRegistrations`. */
export interface RealtimeRegistrationsApi {
  /**
   * Returns the realtime registrations of the account.
   *
   * Scope `realtimeapi.read`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<RealtimeRegistration[]>;
  /**
   * Registers an endpoint of yours for readings as they arrive. Returns nothing: the id of the registration is found by
   * listing.
   *
   * Scope `realtimeapi.readwrite`.
   */
  create(input: NewRealtimeRegistration, options?: CallOptions): CallPromise<undefined>;
  /**
   * Ends a realtime registration.
   *
   * Scope `realtimeapi.readwrite`.
   */
  remove(input: RealtimeRegistrationId, options?: CallOptions): CallPromise<undefined>;
}

/** An endpoint of yours to which smart-me posts readings as they arrive. */
export interface RealtimeRegistration {
  /** Id of the registration. */
  readonly id: string;
  /** Whether it is for one meter or for all devices of the user. */
  readonly registrationType?: RealtimeRegistrationType;
  /** Where smart-me posts to. */
  readonly apiUrl?: string;
  /** Id of the meter, if it is for one. */
  readonly meterId?: string;
  /** Serial number of the meter, if it is for one and `meterId` is absent: `63000000` or `1 SME 01 63000000`. */
  readonly serialNumber?: string;
  /** User name with which smart-me signs in at `apiUrl`; absent if none. */
  readonly basicAuthUsername?: string;
  /** Password with which smart-me signs in at `apiUrl`; absent if none. A secret. */
  readonly basicAuthPassword?: string;
}

/** A new realtime registration. */
export interface NewRealtimeRegistration {
  /** Published as a part of the body; what it does there is not documented. */
  readonly id?: string | undefined;
  /** Whether it is for one meter or for all devices of the user. */
  readonly registrationType: RealtimeRegistrationType;
  /** Where smart-me shall post to. */
  readonly apiUrl: string;
  /** Id of the meter; only of `singleMeterRegistration`. */
  readonly meterId?: string | undefined;
  /** Serial number of the meter, in place of `meterId`: `63000000` or `1 SME 01 63000000`. */
  readonly serialNumber?: string | undefined;
  /** User name with which smart-me signs in at `apiUrl`. */
  readonly basicAuthUsername?: string | undefined;
  /** Password with which smart-me signs in at `apiUrl`. A secret. */
  readonly basicAuthPassword?: string | undefined;
}

/** A realtime registration by its id. */
export interface RealtimeRegistrationId {
  /** Id of the registration. */
  readonly id: string;
}

/** Whether a registration is for one meter or for all devices of the user. */
export type RealtimeRegistrationType = EnumerationValue<
  'disabled' | 'singleMeterRegistration' | 'userRegistration'
>;

/** How a {@link RealtimeRegistrationType} stands on the wire. */
export const realtimeRegistrationType: EnumerationOf<RealtimeRegistrationType> = enumeration({
  disabled: 0,
  singleMeterRegistration: 1,
  userRegistration: 2,
});

const subscription = {
  meterId: optional(deviceId),
  serialNumber: optional(text),
  basicAuthUsername: optional(text),
  basicAuthPassword: optional(text),
};

/** How a {@link RealtimeRegistration} stands on the wire. */
export const realtimeRegistration: WireObject<RealtimeRegistration> = wireObject({
  id: uuid,
  registrationType: optional(realtimeRegistrationType),
  apiUrl: optional(text),
  ...subscription,
});

/** How a {@link NewRealtimeRegistration} stands on the wire. */
export const newRealtimeRegistration: WireObject<NewRealtimeRegistration> = wireObject({
  id: optional(uuid),
  registrationType: realtimeRegistrationType,
  apiUrl: text,
  ...subscription,
});

/** `GET /RegisterForRealtimeApi`: {@link RealtimeRegistrationsApi.list}. */
export const listRealtimeRegistrations: Endpoint<NoInput, RealtimeRegistration[]> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/RegisterForRealtimeApi',
    scope: 'realtimeapi.read',
    response: /* @__PURE__ */ array(realtimeRegistration),
  });

/** `POST /RegisterForRealtimeApi`: {@link RealtimeRegistrationsApi.create}. */
export const createRealtimeRegistration: Endpoint<NewRealtimeRegistration, undefined> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'POST',
    path: '/RegisterForRealtimeApi',
    scope: 'realtimeapi.readwrite',
    body: newRealtimeRegistration,
  });

/** `DELETE /RegisterForRealtimeApi/{id}`: {@link RealtimeRegistrationsApi.remove}. */
export const removeRealtimeRegistration: Endpoint<RealtimeRegistrationId, undefined> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'DELETE',
    path: '/RegisterForRealtimeApi/{id}',
    scope: 'realtimeapi.readwrite',
    params: { id: uuid },
  });

/** The endpoints behind {@link RealtimeRegistrationsApi}. */
export const realtimeRegistrationEndpoints: EndpointsOf<RealtimeRegistrationsApi> = {
  list: listRealtimeRegistrations,
  create: createRealtimeRegistration,
  remove: removeRealtimeRegistration,
};
