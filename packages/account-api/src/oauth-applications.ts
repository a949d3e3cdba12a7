import {
  array,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type NoInput,
  optional,
  smartMe,
  text,
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
  readonly public: PublicAppsApi;
  /** Applications that users sign in to and that have a secret. */
  readonly confidential: ConfidentialAppsApi;
  /** Applications that sign in for themselves, by client credentials. */
  readonly device: DeviceAppsApi;
}

/** Applications that users sign in to and that cannot keep a secret: `account.oauthApplications.public`. */
export interface PublicAppsApi {
  /**
   * Creates a public application: users sign in to it, it has no secret. At most 3; needs the Professional licence.
   *
   * Scope `oauthapp.write`.
   */
  create(input?: UserAppSettings, options?: CallOptions): CallPromise<UserApp>;
  /**
   * Writes a public application.
   *
   * Scope `oauthapp.write`.
   */
  update(input: UserAppUpdate, options?: CallOptions): CallPromise<UserApp>;
  /**
   * Deletes a public application. Returns what it was.
   *
   * Scope `oauthapp.write`.
   */
  remove(input: ClientId, options?: CallOptions): CallPromise<UserApp>;
}

/** Applications that users sign in to and that have a secret: `account.oauthApplications.confidential`. */
export interface ConfidentialAppsApi {
  /**
   * Creates a confidential application and returns its secret, which is shown this once. At most 3; needs the Professional
   * licence.
   *
   * Scope `oauthapp.write`.
   */
  create(input?: UserAppSettings, options?: CallOptions): CallPromise<CreatedUserApp>;
  /**
   * Writes a confidential application. Its secret stays: for another one, delete the application and create it anew.
   *
   * Scope `oauthapp.write`.
   */
  update(input: UserAppUpdate, options?: CallOptions): CallPromise<UserApp>;
  /**
   * Deletes a confidential application. Returns what it was.
   *
   * Scope `oauthapp.write`.
   */
  remove(input: ClientId, options?: CallOptions): CallPromise<UserApp>;
}

/** Applications that sign in for themselves, by client credentials: `account.oauthApplications.device`. */
export interface DeviceAppsApi {
  /**
   * Creates a device application and returns its secret, which is shown this once. At most 50; needs the Professional
   * licence.
   *
   * Scope `oauthapp.write`.
   */
  create(input?: DeviceAppSettings, options?: CallOptions): CallPromise<CreatedDeviceApp>;
  /**
   * Writes a device application. Its secret stays: for another one, delete the application and create it anew.
   *
   * Scope `oauthapp.write`.
   */
  update(input: DeviceAppUpdate, options?: CallOptions): CallPromise<DeviceApp>;
  /**
   * Deletes a device application. Returns what it was.
   *
   * Scope `oauthapp.write`.
   */
  remove(input: ClientId, options?: CallOptions): CallPromise<DeviceApp>;
}

/** A device application: it signs in for itself, by client credentials. */
export interface DeviceApp {
  /** Id with which it signs in. */
  readonly clientId: string;
  /** Name that is shown. */
  readonly displayName?: string;
  /** The scopes that it may ask for. */
  readonly allowedClaims?: readonly string[];
}

/** An application that users sign in to: public (no secret) or confidential. */
export interface UserApp extends DeviceApp {
  /** Where users may be sent back to after the sign-in. */
  readonly redirectUris?: readonly string[];
}

/** A new confidential application with its secret. */
export interface CreatedUserApp {
  /** The application. */
  readonly app: UserApp;
  /** Its secret, which is shown this once. */
  readonly secret?: string;
}

/** A new device application with its secret. */
export interface CreatedDeviceApp {
  /** The application. */
  readonly app: DeviceApp;
  /** Its secret, which is shown this once. */
  readonly secret?: string;
}

/** The OAuth applications of the account by kind. */
export interface OAuthApplications {
  /** Applications that users sign in to and that have no secret; at most 3. */
  readonly public?: readonly UserApp[];
  /** Applications that users sign in to and that have a secret; at most 3. */
  readonly confidential?: readonly UserApp[];
  /** Applications that sign in for themselves; at most 50. */
  readonly device?: readonly DeviceApp[];
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
export interface DeviceAppSettings {
  /** Name that is shown. */
  readonly displayName?: string | undefined;
  /** The scopes that it may ask for. */
  readonly allowedClaims?: readonly string[] | undefined;
}

/** What can be written of an application that users sign in to. */
export interface UserAppSettings extends DeviceAppSettings {
  /** Where users may be sent back to after the sign-in. */
  readonly redirectUris?: readonly string[] | undefined;
}

/** An application by its id. */
export interface ClientId {
  /** Id with which it signs in. */
  readonly clientId: string;
}

/** The settings of a device application, known by its id. */
export interface DeviceAppUpdate extends DeviceAppSettings, ClientId {}

/** The settings of an application that users sign in to, known by its id. */
export interface UserAppUpdate extends UserAppSettings, ClientId {}

/** How a {@link DeviceApp} stands on the wire. */
export const deviceApp: WireObject<DeviceApp> = wireObject({
  clientId: text,
  displayName: optional(text),
  allowedClaims: optional(array(text)),
});

/** How a {@link UserApp} stands on the wire. */
export const userApp: WireObject<UserApp> = wireObject({
  clientId: text,
  displayName: optional(text),
  allowedClaims: optional(array(text)),
  redirectUris: optional(array(text)),
});

/** How a {@link CreatedUserApp} stands on the wire. */
export const createdUserApp: WireObject<CreatedUserApp> = wireObject({
  app: userApp,
  secret: optional(text),
});

/** How a {@link CreatedDeviceApp} stands on the wire. */
export const createdDeviceApp: WireObject<CreatedDeviceApp> = wireObject({
  app: deviceApp,
  secret: optional(text),
});

/** How {@link OAuthApplications} stand on the wire. */
export const oauthApplications: WireObject<OAuthApplications> = wireObject({
  public: optional(array(userApp)),
  confidential: optional(array(userApp)),
  device: optional(array(deviceApp)),
});

/** How a {@link ClaimTreeNode} stands on the wire. */
export const claimTreeNode: WireObject<ClaimTreeNode> = wireObject({
  identifier: optional(text),
  description: optional(text),
  get inferiors() {
    return optional(array(claimTreeNode));
  },
});

/** How {@link UserAppSettings} stand on the wire. */
export const userAppSettings: WireObject<UserAppSettings> = wireObject({
  displayName: optional(text),
  allowedClaims: optional(array(text)),
  redirectUris: optional(array(text)),
});

/** How {@link DeviceAppSettings} stand on the wire. */
export const deviceAppSettings: WireObject<DeviceAppSettings> = wireObject({
  displayName: optional(text),
  allowedClaims: optional(array(text)),
});

/** `GET /oauth/applications`: {@link OAuthApplicationsApi.list}. */
export const listOAuthApplications: Endpoint<NoInput, OAuthApplications> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/oauth/applications',
  scope: 'oauthapp.write',
  response: oauthApplications,
});

/** `GET /oauth/claimtree`: {@link OAuthApplicationsApi.getClaimTree}. */
export const getClaimTree: Endpoint<NoInput, ClaimTreeNode[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/oauth/claimtree',
  scope: 'oauthapp.write',
  response: /* @__PURE__ */ array(claimTreeNode),
});

/** `POST /oauth/applications/public`: {@link PublicAppsApi.create}. */
export const createPublicApplication: Endpoint<UserAppSettings, UserApp> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/oauth/applications/public',
  scope: 'oauthapp.write',
  body: userAppSettings,
  response: userApp,
});

/** `PUT /oauth/applications/public/{clientId}`: {@link PublicAppsApi.update}. */
export const updatePublicApplication: Endpoint<UserAppUpdate, UserApp> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/oauth/applications/public/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  body: userAppSettings,
  response: userApp,
});

/** `DELETE /oauth/applications/public/{clientId}`: {@link PublicAppsApi.remove}. */
export const removePublicApplication: Endpoint<ClientId, UserApp> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/applications/public/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  response: userApp,
});

/** `POST /oauth/applications/confidential`: {@link ConfidentialAppsApi.create}. */
export const createConfidentialApplication: Endpoint<UserAppSettings, CreatedUserApp> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'POST',
    path: '/oauth/applications/confidential',
    scope: 'oauthapp.write',
    body: userAppSettings,
    response: createdUserApp,
  });

/** `PUT /oauth/applications/confidential/{clientId}`: {@link ConfidentialAppsApi.update}. */
export const updateConfidentialApplication: Endpoint<UserAppUpdate, UserApp> = /* @__PURE__ */ defineEndpoint(
  {
    service: smartMe,
    method: 'PUT',
    path: '/oauth/applications/confidential/{clientId}',
    scope: 'oauthapp.write',
    params: { clientId: text },
    body: userAppSettings,
    response: userApp,
  },
);

/** `DELETE /oauth/applications/confidential/{clientId}`: {@link ConfidentialAppsApi.remove}. */
export const removeConfidentialApplication: Endpoint<ClientId, UserApp> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/applications/confidential/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  response: userApp,
});

/** `POST /oauth/applications/device`: {@link DeviceAppsApi.create}. */
export const createDeviceApplication: Endpoint<DeviceAppSettings, CreatedDeviceApp> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'POST',
    path: '/oauth/applications/device',
    scope: 'oauthapp.write',
    body: deviceAppSettings,
    response: createdDeviceApp,
  });

/** `PUT /oauth/applications/device/{clientId}`: {@link DeviceAppsApi.update}. */
export const updateDeviceApplication: Endpoint<DeviceAppUpdate, DeviceApp> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/oauth/applications/device/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  body: deviceAppSettings,
  response: deviceApp,
});

/** `DELETE /oauth/applications/device/{clientId}`: {@link DeviceAppsApi.remove}. */
export const removeDeviceApplication: Endpoint<ClientId, DeviceApp> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/oauth/applications/device/{clientId}',
  scope: 'oauthapp.write',
  params: { clientId: text },
  response: deviceApp,
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
