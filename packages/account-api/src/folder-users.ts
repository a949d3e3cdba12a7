import {
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  smartMe,
  text,
  uuid,
} from '@smart-me/api-core';

/** Which users see which folders: `account.folderUsers`. */
export interface FolderUsersApi {
  /**
   * Gives a user a folder to see, instead of `oldFolderId`.
   *
   * Scope `user.readwrite`.
   */
  assign(input: AssignFolderUser, options?: CallOptions): CallPromise<undefined>;
  /**
   * Takes a folder from a user.
   *
   * Scope `user.readwrite`.
   */
  remove(input: FolderUser, options?: CallOptions): CallPromise<undefined>;
}

/** A user and a folder. */
export interface FolderUser {
  /** Id of the user. */
  readonly userId: string;
  /** Id of the folder. */
  readonly folderId: string;
}

/** A user, the folder to see, and the one before. */
export interface AssignFolderUser extends FolderUser {
  /** Id of the folder that the user has seen until now; empty if none. */
  readonly oldFolderId: string;
}

/** `POST /folder/user/assign`: {@link FolderUsersApi.assign}. */
export const assignFolderUser: Endpoint<AssignFolderUser, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/folder/user/assign',
  scope: 'user.readwrite',
  params: { userId: text, folderId: uuid, oldFolderId: text },
  names: { userId: 'source', folderId: 'target', oldFolderId: 'oldFolder' },
});

/** `DELETE /folder/user/assign`: {@link FolderUsersApi.remove}. */
export const removeFolderUser: Endpoint<FolderUser, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/folder/user/assign',
  scope: 'user.readwrite',
  params: { userId: text, folderId: uuid },
  names: { userId: 'source', folderId: 'target' },
});

/** The endpoints behind {@link FolderUsersApi}. */
export const folderUserEndpoints: EndpointsOf<FolderUsersApi> = {
  assign: assignFolderUser,
  remove: removeFolderUser,
};
