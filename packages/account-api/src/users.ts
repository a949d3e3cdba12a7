import {
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  type Instant,
  instant,
  int64,
  type NoInput,
  optional,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { confirmation, type User, user } from '@smart-me/api-core/resources';

/** The user that is signed in: `account.user`. */
export interface UserApi {
  /**
   * Returns the user that is signed in, with the users that it has created.
   *
   * Scope `user.read`.
   */
  get(input?: NoInput, options?: CallOptions): CallPromise<User>;
  /**
   * Deletes the account that is signed in. Needs `confirm: 'delete my account'`, which is not sent.
   *
   * Scope `user.readwrite`.
   */
  remove(input: RemoveUser, options?: CallOptions): CallPromise<undefined>;
}

/** Users who see some folders of the account for some time: `account.subUsers`. */
export interface SubUsersApi {
  /**
   * Returns one sub-user, who must belong to the user that is signed in.
   *
   * Scope `user.read`.
   */
  get(input: SubUserId, options?: CallOptions): CallPromise<SubUser>;
  /**
   * Writes a sub-user, known by its id.
   *
   * Scope `user.readwrite`.
   */
  update(input: SubUserUpdate, options?: CallOptions): CallPromise<undefined>;
  /**
   * Creates a sub-user.
   *
   * Scope `user.readwrite`.
   */
  create(input: NewSubUser, options?: CallOptions): CallPromise<undefined>;
  /**
   * Deletes a sub-user.
   *
   * Scope `user.readwrite`.
   */
  remove(input: SubUserId, options?: CallOptions): CallPromise<undefined>;
}

/** Access tokens on NFC cards: `account.accessTokens`. */
export interface AccessTokensApi {
  /**
   * Makes the access token of an NFC card and returns it, for `cardAccessToken` of `@smart-me/api-core`. Without a user it is
   * for the one that is signed in.
   *
   * Scope `user.readwrite`.
   */
  create(input: NewAccessToken, options?: CallOptions): CallPromise<string>;
}

/** The word that the deletion of an account needs. */
export interface RemoveUser {
  /** Must be given word for word; it is not sent. */
  readonly confirm: 'delete my account';
}

/** A user below the account, who sees some of its folders for some time. */
export interface SubUser {
  /** Id of the sub-user. */
  readonly id?: string;
  /** Name to sign in with. */
  readonly username?: string;
  /** E-mail address. */
  readonly email?: string;
  /** Which meters the sub-user sees. */
  readonly permissionLevel?: UserPermissionLevel;
  /** From when on the sub-user has access. */
  readonly accessTimeStartDate?: string;
  /** Until when the sub-user has access. */
  readonly accessEndDate?: string;
  /** Written, not read: the next password. A secret. */
  readonly newPassword?: string;
}

/** A sub-user by its id. */
export interface SubUserId {
  /** Id of the sub-user. */
  readonly id: string;
}

/** What can be written of a sub-user, known by its id. */
export interface SubUserUpdate extends SubUserId {
  /** Name to sign in with. */
  readonly username?: string | undefined;
  /** E-mail address. */
  readonly email?: string | undefined;
  /** Which meters the sub-user sees. */
  readonly permissionLevel?: UserPermissionLevel | undefined;
  /** From when on the sub-user has access. */
  readonly accessTimeStartDate?: Instant | undefined;
  /** Until when the sub-user has access. */
  readonly accessEndDate?: Instant | undefined;
  /** A new password. A secret. */
  readonly newPassword?: string | undefined;
}

/** A new sub-user. */
export interface NewSubUser {
  /** Name to sign in with. */
  readonly username: string;
  /** E-mail address. */
  readonly email?: string | undefined;
  /** Which meters the sub-user sees. */
  readonly permissionLevel: UserPermissionLevel;
  /** From when on the sub-user has access. */
  readonly accessTimeStartDate?: Instant | undefined;
  /** Until when the sub-user has access. */
  readonly accessEndDate?: Instant | undefined;
  /** The password. A secret. */
  readonly newPassword?: string | undefined;
}

/** A card and the user that it signs in. */
export interface NewAccessToken {
  /** Id of the card. */
  readonly cardId: number | bigint;
  /** Id of a user that the signed-in user may edit. Default: the signed-in user. */
  readonly userId?: number | bigint | undefined;
}

/** Which meters a sub-user sees. */
export type UserPermissionLevel = EnumerationValue<
  'selectedFolderAndSubfoldersMeters' | 'selectedFolderOnly'
>;

/** How a {@link UserPermissionLevel} stands on the wire. */
export const userPermissionLevel: EnumerationOf<UserPermissionLevel> = enumeration({
  selectedFolderAndSubfoldersMeters: 0,
  selectedFolderOnly: 1,
});

/** How a {@link SubUser} stands on the wire. */
export const subUser: WireObject<SubUser> = wireObject({
  id: optional(text),
  username: optional(text),
  email: optional(text),
  permissionLevel: optional(userPermissionLevel),
  accessTimeStartDate: optional(dateTime),
  accessEndDate: optional(dateTime),
  newPassword: optional(text),
});

/** How a {@link SubUserUpdate} stands on the wire. */
export const subUserUpdate: WireObject<SubUserUpdate> = wireObject({
  id: text,
  username: optional(text),
  email: optional(text),
  permissionLevel: optional(userPermissionLevel),
  accessTimeStartDate: optional(instant),
  accessEndDate: optional(instant),
  newPassword: optional(text),
});

/** How a {@link NewSubUser} stands on the wire. */
export const newSubUser: WireObject<NewSubUser> = wireObject({
  username: text,
  email: optional(text),
  permissionLevel: userPermissionLevel,
  accessTimeStartDate: optional(instant),
  accessEndDate: optional(instant),
  newPassword: optional(text),
});

/** How a {@link NewAccessToken} stands on the wire. */
export const newAccessToken: WireObject<NewAccessToken> = wireObject({
  cardId: int64,
  userId: optional(int64),
});

/** `GET /User`: {@link UserApi.get}. */
export const getUser: Endpoint<NoInput, User> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/User',
  scope: 'user.read',
  response: user,
});

/** `DELETE /User`: {@link UserApi.remove}. */
export const removeUser: Endpoint<RemoveUser, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/User',
  scope: 'user.readwrite',
  params: { confirm: /* @__PURE__ */ confirmation('delete my account') },
});

/** `GET /SubUser/{id}`: {@link SubUsersApi.get}. */
export const getSubUser: Endpoint<SubUserId, SubUser> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/SubUser/{id}',
  scope: 'user.read',
  params: { id: text },
  response: subUser,
});

/** `POST /SubUser`: {@link SubUsersApi.update}. */
export const updateSubUser: Endpoint<SubUserUpdate, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/SubUser',
  scope: 'user.readwrite',
  body: subUserUpdate,
});

/** `POST /SubUser`: {@link SubUsersApi.create}. */
export const createSubUser: Endpoint<NewSubUser, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/SubUser',
  scope: 'user.readwrite',
  body: newSubUser,
});

/** `DELETE /SubUser/{id}`: {@link SubUsersApi.remove}. */
export const removeSubUser: Endpoint<SubUserId, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/SubUser/{id}',
  scope: 'user.readwrite',
  params: { id: text },
});

/** `PUT /AccessToken`: {@link AccessTokensApi.create}. */
export const createAccessToken: Endpoint<NewAccessToken, string> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/AccessToken',
  scope: 'user.readwrite',
  body: newAccessToken,
  response: uuid,
});

/** The endpoints behind {@link UserApi}. */
export const userEndpoints: EndpointsOf<UserApi> = { get: getUser, remove: removeUser };

/** The endpoints behind {@link SubUsersApi}. A server tries `update` before `create`. */
export const subUserEndpoints: EndpointsOf<SubUsersApi> = {
  get: getSubUser,
  update: updateSubUser,
  create: createSubUser,
  remove: removeSubUser,
};

/** The endpoint behind {@link AccessTokensApi}. */
export const accessTokenEndpoints: EndpointsOf<AccessTokensApi> = { create: createAccessToken };
