import {
  array,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  int64,
  type NoInput,
  optional,
  smartMe,
  text,
  unknown,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import {
  confirmation,
  type FolderMenuConfiguration,
  folderMenuConfiguration,
  type User,
  user,
} from '@smart-me/api-core/resources';
import type { UserId } from './devices.ts';

/** The partner's users and their folders: `partner.users`. */
export interface PartnerUsersApi {
  /**
   * Returns all users of the partner.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response is not published: its shape is inferred from `GET /User`; unknown fields are kept.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<User[]>;
  /**
   * Creates a user under the partner.
   *
   * Scope `partner.write`. Needs the Goldpartner licence.
   *
   * @experimental The body is not published: its fields are inferred, unknown ones are sent along.
   */
  signUp(input: NewPartnerUser, options?: CallOptions): CallPromise<undefined>;
  /**
   * Changes e-mail and password of a user that the partner created.
   *
   * Scope `partner.write`. Needs the Goldpartner licence.
   *
   * @experimental The body is not published: the names of its fields are inferred, unknown ones are sent along.
   */
  update(input: PartnerUserUpdate, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns the folder tree of a user.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response is not published: its shape is inferred from `GET /FolderMenu`; unknown fields are kept.
   */
  getFolderMenu(input: UserId, options?: CallOptions): CallPromise<FolderMenuConfiguration>;
  /**
   * Writes the folder tree of a user, and deletes all that was configured before: folders, billing and export. Needs
   * `confirm: 'delete the existing configuration'`, which is not sent.
   *
   * Scope `partner.write`. Needs the Goldpartner licence.
   *
   * @experimental The body is not published: its shape is inferred from `POST /FolderMenu`.
   */
  setFolderMenu(input: NewFolderMenu, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns the visualization configuration of all folders of a user.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response is not published: it comes as it is sent.
   */
  getVisualizationConfiguration(input: UserId, options?: CallOptions): CallPromise<unknown>;
}

/** A new user under the partner. */
export interface NewPartnerUser {
  /** Name to sign in with. */
  readonly username: string;
  /** E-mail address. */
  readonly email: string;
  /** Password. A secret. */
  readonly password: string;
}

/** What can be written of a user that the partner created. */
export interface PartnerUserSettings {
  /** New e-mail address. */
  readonly email?: string | undefined;
  /** New password. A secret. */
  readonly password?: string | undefined;
}

/** The settings of a user that the partner created, known by its id. */
export interface PartnerUserUpdate extends PartnerUserSettings, UserId {}

/** The folder tree that a user shall have, and the word for it. */
export interface NewFolderMenu extends FolderMenuConfiguration, UserId {
  /** Must be given word for word; it is not sent. */
  readonly confirm: 'delete the existing configuration';
}

/** How a {@link NewPartnerUser} stands on the wire. */
export const newPartnerUser: WireObject<NewPartnerUser> = wireObject(
  { username: text, email: text, password: text },
  { open: true },
);

/** How {@link PartnerUserSettings} stand on the wire. */
export const partnerUserSettings: WireObject<PartnerUserSettings> = wireObject(
  { email: optional(text), password: optional(text) },
  { open: true },
);

/** `GET /partner/user`: {@link PartnerUsersApi.list}. */
export const listPartnerUsers: Endpoint<NoInput, User[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/partner/user',
  scope: 'partner.read',
  license: 'goldpartner',
  response: /* @__PURE__ */ array(user),
});

/** `POST /SignUpPartner`: {@link PartnerUsersApi.signUp}. */
export const signUpPartnerUser: Endpoint<NewPartnerUser, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/SignUpPartner',
  scope: 'partner.write',
  license: 'goldpartner',
  body: newPartnerUser,
});

/** `POST /partner/user/{userId}`: {@link PartnerUsersApi.update}. */
export const updatePartnerUser: Endpoint<PartnerUserUpdate, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/partner/user/{userId}',
  scope: 'partner.write',
  license: 'goldpartner',
  params: { userId: int64 },
  body: partnerUserSettings,
});

/** `GET /partner/foldermenu/{userId}`: {@link PartnerUsersApi.getFolderMenu}. */
export const getPartnerFolderMenu: Endpoint<UserId, FolderMenuConfiguration> = /* @__PURE__ */ defineEndpoint(
  {
    service: smartMe,
    method: 'GET',
    path: '/partner/foldermenu/{userId}',
    scope: 'partner.read',
    license: 'goldpartner',
    params: { userId: int64 },
    response: folderMenuConfiguration,
  },
);

/** `POST /partner/foldermenu/{userId}`: {@link PartnerUsersApi.setFolderMenu}. */
export const setPartnerFolderMenu: Endpoint<NewFolderMenu, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/partner/foldermenu/{userId}',
  scope: 'partner.write',
  license: 'goldpartner',
  params: { userId: int64, confirm: /* @__PURE__ */ confirmation('delete the existing configuration') },
  body: folderMenuConfiguration,
});

/** `GET /partner/visualizationconfiguration/{userId}`: {@link PartnerUsersApi.getVisualizationConfiguration}. */
export const getPartnerVisualizationConfiguration: Endpoint<UserId> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/partner/visualizationconfiguration/{userId}',
  scope: 'partner.read',
  license: 'goldpartner',
  params: { userId: int64 },
  response: unknown,
});

/** The endpoints behind {@link PartnerUsersApi}. */
export const partnerUserEndpoints: EndpointsOf<PartnerUsersApi> = {
  list: listPartnerUsers,
  signUp: signUpPartnerUser,
  update: updatePartnerUser,
  getFolderMenu: getPartnerFolderMenu,
  setFolderMenu: setPartnerFolderMenu,
  getVisualizationConfiguration: getPartnerVisualizationConfiguration,
};
