import {
  array,
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type NoInput,
  optional,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';

/** The account's OAuth applications: `account.oauthApplications`. */
export interface OAuthApplicationsApi {
  /**
   * Returns the OAuth applications of the account by kind: at most 3 public, 3 confidential and 50 device applications.
   *
   * Scope `oauthapp.write`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<OAuthApplications>;
  /**
   * Returns the scopes that applications can be allowed, as a forest: a scope contains its children.
   *
   * Scope `oauthapp.write`.
   */
  getClaimTree(input?: NoInput, options?: CallOptions): CallPromise<ClaimTreeNode[]>;
  /** Applications that users sign in to and that cannot keep a secret. */
  readonly public: PublicApplicationsApi;
  /** Applications that users sign in to and that have a secret. */
  readonly confidential: ConfidentialApplicationsApi;
  /** Applications that sign in for themselves, by client credentials. */
  readonly device: DeviceApplicationsApi;
}

/** Applications that users sign in to and that cannot keep a secret: `account.oauthApplications.public`. */
export interface PublicApplicationsApi {
  /**
   * Creates a public application: users sign in to it, it has no secret. At most 3; needs the Professional licence.
   *
   * Scope `oauthapp.write`.
   */
  create(input?: UserApplicationSettings, options?: CallOptions): CallPromise<UserApplication>;
  /**
   * Writes a public application.
   *
   * Scope `oauthapp.write`.
   */
  update(input: UserApplicationUpdate, options?: CallOptions): CallPromise<UserApplication>;
  /**
   * Deletes a public application. Returns what it was.
   *
   * Scope `oauthapp.write`.
   */
  remove(input: ClientId, options?: CallOptions): CallPromise<UserApplication>;
}

/** Applications that users sign in to and that have a secret: `account.oauthApplications.confidential`. */
export interface ConfidentialApplicationsApi {
  /**
   * Creates a confidential application and returns its secret, which is shown this once. At most 3; needs the Professional
   * licence.
   *
   * Scope `oauthapp.write`.
   */
  create(input?: UserApplicationSettings, options?: CallOptions): CallPromise<CreatedConfidentialApplication>;
  /**
   * Writes a confidential application. Its secret stays: for another one, delete the application and create it anew.
   *
   * Scope `oauthapp.write`.
   */
  update(input: UserApplicationUpdate, options?: CallOptions): CallPromise<UserApplication>;
  /**
   * Deletes a confidential application. Returns what it was.
   *
   * Scope `oauthapp.write`.
   */
  remove(input: ClientId, options?: CallOptions): CallPromise<UserApplication>;
}

/** Applications that sign in for themselves, by client credentials: `account.oauthApplications.device`. */
export interface DeviceApplicationsApi {
  /**
   * Creates a device application and returns its secret, which is shown this once. At most 50; needs the Professional
   * licence.
   *
   * Scope `oauthapp.write`.
   */
  create(input?: DeviceApplicationSettings, options?: CallOptions): CallPromise<CreatedDeviceApplication>;
  /**
   * Writes a device application. Its secret stays: for another one, delete the application and create it anew.
   *
   * Scope `oauthapp.write`.
   */
  update(input: DeviceApplicationUpdate, options?: CallOptions): CallPromise<DeviceApplication>;
  /**
   * Deletes a device application. Returns what it was.
   *
   * Scope `oauthapp.write`.
   */
  remove(input: ClientId, options?: CallOptions): CallPromise<DeviceApplication>;
}

/** What applications hold to renew their sign-in: `account.refreshTokens`. */
export interface RefreshTokensApi {
  /**
   * Returns the refresh tokens that applications hold for the account.
   *
   * Scope `oauthapp.write`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<RefreshToken[]>;
  /**
   * Revokes a refresh token. An access token that came from it stays valid until it expires.
   *
   * Scope `oauthapp.write`.
   */
  revoke(input: RefreshTokenId, options?: CallOptions): CallPromise<string>;
}

/** A device application: it signs in for itself, by client credentials. */
export interface DeviceApplication {
  /** Id with which it signs in. */
  readonly clientId: string;
  /** Name that is shown. */
  readonly displayName?: string;
  /** The scopes that it may ask for. */
  readonly allowedClaims?: readonly string[];
}

/** An application that users sign in to: public (no secret) or confidential. */
export interface UserApplication extends DeviceApplication {
  /** Where users may be sent back to after the sign-in. */
  readonly redirectUris?: readonly string[];
}

/** A new confidential application with its secret. */
export interface CreatedConfidentialApplication {
  /** The application. */
  readonly app: UserApplication;
  /** Its secret, which is shown this once. */
  readonly secret?: string;
}

/** A new device application with its secret. */
export interface CreatedDeviceApplication {
  /** The application. */
  readonly app: DeviceApplication;
  /** Its secret, which is shown this once. */
  readonly secret?: string;
}

/** The OAuth applications of the account by kind. */
export interface OAuthApplications {
  /** Applications that users sign in to and that have no secret; at most 3. */
  readonly public?: readonly UserApplication[];
  /** Applications that users sign in to and that have a secret; at most 3. */
  readonly confidential?: readonly UserApplication[];
  /** Applications that sign in for themselves; at most 50. */
  readonly device?: readonly DeviceApplication[];
}

/** A scope that an application can be allowed, with the scopes it includes. */
export interface ClaimTreeNode {
  /** The scope: `device.readwrite`. */
  readonly identifier?: string;
  /** What it allows. */
  readonly description?: string;
  /** The scopes that it includes. */
  readonly inferiors?: readonly ClaimTreeNode[];
}

/** What can be written of a device application. */
export interface DeviceApplicationSettings {
  /** Name that is shown. */
  readonly displayName?: string | undefined;
  /** The scopes that it may ask for. */
  readonly allowedClaims?: readonly string[] | undefined;
}

/** What can be written of an application that users sign in to. */
export interface UserApplicationSettings extends DeviceApplicationSettings {
  /** Where users may be sent back to after the sign-in. */
  readonly redirectUris?: readonly string[] | undefined;
}

/** An application by its id. */
export interface ClientId {
  /** Id with which it signs in. */
  readonly clientId: string;
}

/** The settings of a device application, known by its id. */
export interface DeviceApplicationUpdate extends DeviceApplicationSettings, ClientId {}

/** The settings of an application that users sign in to, known by its id. */
export interface UserApplicationUpdate extends UserApplicationSettings, ClientId {}

/** A sign-in that an application can renew. */
export interface RefreshToken {
  /** Id of the token; not the token itself. */
  readonly id: string;
  /** Id of the application that holds it. */
  readonly applicationId?: string;
  /** Name of the application that holds it. */
  readonly applicationDisplayName?: string;
  /** When it was issued. */
  readonly issued?: string;
  /** When it expires. */
  readonly expires?: string;
}

/** A refresh token by its id. */
export interface RefreshTokenId {
  /** Id of the token; not the token itself. */
  readonly id: string;
}

/** How a {@link DeviceApplication} stands on the wire. */
export const deviceApplication: WireObject<DeviceApplication> = wireObject({
  clientId: text,
  displayName: optional(text),
  allowedClaims: optional(array(text)),
});

/** How a {@link UserApplication} stands on the wire. */
export const userApplication: WireObject<UserApplication> = wireObject({
  clientId: text,
  displayName: optional(text),
  allowedClaims: optional(array(text)),
  redirectUris: optional(array(text)),
});

/** How a {@link CreatedConfidentialApplication} stands on the wire. */
export const createdConfidentialApplication: WireObject<CreatedConfidentialApplication> = wireObject({
  app: userApplication,
  secret: optional(text),
});

/** How a {@link CreatedDeviceApplication} stands on the wire. */
export const createdDeviceApplication: WireObject<CreatedDeviceApplication> = wireObject({
  app: deviceApplication,
  secret: optional(text),
});

/** How {@link OAuthApplications} stand on the wire. */
export const oauthApplications: WireObject<OAuthApplications> = wireObject({
  public: optional(array(userApplication)),
  confidential: optional(array(userApplication)),
  device: optional(array(deviceApplication)),
});

/** How a {@link ClaimTreeNode} stands on the wire. */
export const claimTreeNode: WireObject<ClaimTreeNode> = wireObject({
  identifier: optional(text),
  description: optional(text),
  get inferiors() {
    return optional(array(claimTreeNode));
  },
});

/** How {@link UserApplicationSettings} stand on the wire. */
export const userApplicationSettings: WireObject<UserApplicationSettings> = wireObject({
  displayName: optional(text),
  allowedClaims: optional(array(text)),
  redirectUris: optional(array(text)),
});

/** How {@link DeviceApplicationSettings} stand on the wire. */
export const deviceApplicationSettings: WireObject<DeviceApplicationSettings> = wireObject({
  displayName: optional(text),
  allowedClaims: optional(array(text)),
});

/** How a {@link RefreshToken} stands on the wire. */
export const refreshToken: WireObject<RefreshToken> = wireObject({
  id: uuid,
  applicationId: optional(text),
  applicationDisplayName: optional(text),
  issued: optional(dateTime),
  expires: optional(dateTime),
});

/** `GET /oauth/applications`: {@link OAuthApplicationsApi.list}. */
export const listOAuthApplications: Endpoint<NoInput, OAuthApplications> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/oauth/applications',
  scope: 'oauthapp.write',
  response: oauthApplications,
});

/** `GET /oauth/claimtree`: {@link OAuthApplicationsApi.getClaimTree}. */
export const getClaimTree: Endpoint<NoInput, ClaimTreeNode[]> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/oauth/claimtree',
  scope: 'oauthapp.write',
  response: array(claimTreeNode),
});

/** `POST /oauth/applications/public`: {@link PublicApplicationsApi.create}. */
export const createPublicApplication: Endpoint<UserApplicationSettings, UserApplication> = defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/oauth/applications/public',
  scope: 'oauthapp.write',
  body: userApplicationSettings,
  response: userApplication,
});

/** `PUT /oauth/applications/public/{clientId}`: {@link PublicApplicationsApi.update}. */
export const updatePublicApplication: Endpoint<UserApplicationUpdate, UserApplication> = defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/oauth/applications/public/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  body: userApplicationSettings,
  response: userApplication,
});

/** `DELETE /oauth/applications/public/{clientId}`: {@link PublicApplicationsApi.remove}. */
export const removePublicApplication: Endpoint<ClientId, UserApplication> = defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/applications/public/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  response: userApplication,
});

/** `POST /oauth/applications/confidential`: {@link ConfidentialApplicationsApi.create}. */
export const createConfidentialApplication: Endpoint<
  UserApplicationSettings,
  CreatedConfidentialApplication
> = defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/oauth/applications/confidential',
  scope: 'oauthapp.write',
  body: userApplicationSettings,
  response: createdConfidentialApplication,
});

/** `PUT /oauth/applications/confidential/{clientId}`: {@link ConfidentialApplicationsApi.update}. */
export const updateConfidentialApplication: Endpoint<UserApplicationUpdate, UserApplication> = defineEndpoint(
  {
    service: smartMe,
    method: 'PUT',
    path: '/oauth/applications/confidential/{clientId}',
    scope: 'oauthapp.write',
    params: { clientId: text },
    body: userApplicationSettings,
    response: userApplication,
  },
);

/** `DELETE /oauth/applications/confidential/{clientId}`: {@link ConfidentialApplicationsApi.remove}. */
export const removeConfidentialApplication: Endpoint<ClientId, UserApplication> = defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/applications/confidential/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  response: userApplication,
});

/** `POST /oauth/applications/device`: {@link DeviceApplicationsApi.create}. */
export const createDeviceApplication: Endpoint<DeviceApplicationSettings, CreatedDeviceApplication> =
  defineEndpoint({
    service: smartMe,
    method: 'POST',
    path: '/oauth/applications/device',
    scope: 'oauthapp.write',
    body: deviceApplicationSettings,
    response: createdDeviceApplication,
  });

/** `PUT /oauth/applications/device/{clientId}`: {@link DeviceApplicationsApi.update}. */
export const updateDeviceApplication: Endpoint<DeviceApplicationUpdate, DeviceApplication> = defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/oauth/applications/device/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  body: deviceApplicationSettings,
  response: deviceApplication,
});

/** `DELETE /oauth/applications/device/{clientId}`: {@link DeviceApplicationsApi.remove}. */
export const removeDeviceApplication: Endpoint<ClientId, DeviceApplication> = defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/applications/device/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  response: deviceApplication,
});

/** `GET /oauth/refreshtokens`: {@link RefreshTokensApi.list}. */
export const listRefreshTokens: Endpoint<NoInput, RefreshToken[]> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/oauth/refreshtokens',
  scope: 'oauthapp.write',
  response: array(refreshToken),
});

/** `DELETE /oauth/refreshtokens/{id}`: {@link RefreshTokensApi.revoke}. */
export const revokeRefreshToken: Endpoint<RefreshTokenId, string> = defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/refreshtokens/{id}',
  scope: 'oauthapp.write',
  params: { id: text },
  response: text,
});

/** The endpoints behind {@link OAuthApplicationsApi}. */
export const oauthApplicationEndpoints: EndpointsOf<OAuthApplicationsApi> = {
  list: listOAuthApplications,
  getClaimTree,
  public: {
    create: createPublicApplication,
    update: updatePublicApplication,
    remove: removePublicApplication,
  },
  confidential: {
    create: createConfidentialApplication,
    update: updateConfidentialApplication,
    remove: removeConfidentialApplication,
  },
  device: {
    create: createDeviceApplication,
    update: updateDeviceApplication,
    remove: removeDeviceApplication,
  },
};

/** The endpoints behind {@link RefreshTokensApi}. */
export const refreshTokenEndpoints: EndpointsOf<RefreshTokensApi> = {
  list: listRefreshTokens,
  revoke: revokeRefreshToken,
};
