import { defineEndpoint, text, wireObject } from '@smart-me/api-core';
import * as z from 'zod/mini';

/** A device application: it signs in for itself, by client credentials. */
export const deviceApplication = wireObject({
  clientId: text,
  displayName: z.optional(text),
  /** The scopes that it may ask for. */
  allowedClaims: z.optional(z.array(text)),
});
export type DeviceApplication = z.output<typeof deviceApplication>;

/** An application that users sign in to: public (no secret) or confidential. */
export const userApplication = wireObject({
  clientId: text,
  displayName: z.optional(text),
  /** The scopes that it may ask for. */
  allowedClaims: z.optional(z.array(text)),
  redirectUris: z.optional(z.array(text)),
});
export type UserApplication = z.output<typeof userApplication>;

/** A new confidential application with its secret, which is shown this once. */
export const createdConfidentialApplication = wireObject({ app: userApplication, secret: z.optional(text) });
export type CreatedConfidentialApplication = z.output<typeof createdConfidentialApplication>;

/** A new device application with its secret, which is shown this once. */
export const createdDeviceApplication = wireObject({ app: deviceApplication, secret: z.optional(text) });
export type CreatedDeviceApplication = z.output<typeof createdDeviceApplication>;

/** The OAuth applications of the account by kind. At most 3 public, 3 confidential and 50 device applications. */
export const oauthApplications = wireObject({
  public: z.optional(z.array(userApplication)),
  confidential: z.optional(z.array(userApplication)),
  device: z.optional(z.array(deviceApplication)),
});
export type OAuthApplications = z.output<typeof oauthApplications>;

/** A scope that an application can be allowed, with the scopes it includes. */
export const claimTreeNode = wireObject({
  identifier: z.optional(text),
  description: z.optional(text),
  get inferiors() {
    return z.optional(z.array(claimTreeNode));
  },
});
export type ClaimTreeNode = z.output<typeof claimTreeNode>;

/** What can be written of an application that users sign in to. */
export const userApplicationSettings = wireObject({
  displayName: z.optional(text),
  allowedClaims: z.optional(z.array(text)),
  redirectUris: z.optional(z.array(text)),
});
export type UserApplicationSettings = z.output<typeof userApplicationSettings>;

/** What can be written of a device application. */
export const deviceApplicationSettings = wireObject({
  displayName: z.optional(text),
  allowedClaims: z.optional(z.array(text)),
});
export type DeviceApplicationSettings = z.output<typeof deviceApplicationSettings>;

/** The OAuth applications of the account by kind. */
export const listOAuthApplications = defineEndpoint({
  method: 'GET',
  path: '/oauth/applications',
  scope: 'oauthapp.write',
  summary: 'The OAuth applications of the account.',
  response: oauthApplications,
});

/** The scopes that applications can be allowed, as a forest. */
export const getClaimTree = defineEndpoint({
  method: 'GET',
  path: '/oauth/claimtree',
  scope: 'oauthapp.write',
  summary: 'The scopes that applications can be allowed.',
  response: z.array(claimTreeNode),
});

/** Creates a public application: users sign in to it, it has no secret. */
export const createPublicApplication = defineEndpoint({
  method: 'POST',
  path: '/oauth/applications/public',
  scope: 'oauthapp.write',
  summary: 'Creates a public OAuth application.',
  body: userApplicationSettings,
  response: userApplication,
});

/** Writes a public application. */
export const updatePublicApplication = defineEndpoint({
  method: 'PUT',
  path: '/oauth/applications/public/{clientId}',
  scope: 'oauthapp.write',
  summary: 'Writes a public OAuth application.',
  params: { clientId: text },
  body: userApplicationSettings,
  response: userApplication,
});

/** Deletes a public application. Answers what it was. */
export const removePublicApplication = defineEndpoint({
  method: 'DELETE',
  path: '/oauth/applications/public/{clientId}',
  scope: 'oauthapp.write',
  summary: 'Deletes a public OAuth application.',
  params: { clientId: text },
  response: userApplication,
});

/** Creates a confidential application and answers its secret. */
export const createConfidentialApplication = defineEndpoint({
  method: 'POST',
  path: '/oauth/applications/confidential',
  scope: 'oauthapp.write',
  summary: 'Creates a confidential OAuth application.',
  body: userApplicationSettings,
  response: createdConfidentialApplication,
});

/** Writes a confidential application. */
export const updateConfidentialApplication = defineEndpoint({
  method: 'PUT',
  path: '/oauth/applications/confidential/{clientId}',
  scope: 'oauthapp.write',
  summary: 'Writes a confidential OAuth application.',
  params: { clientId: text },
  body: userApplicationSettings,
  response: userApplication,
});

/** Deletes a confidential application. Answers what it was. */
export const removeConfidentialApplication = defineEndpoint({
  method: 'DELETE',
  path: '/oauth/applications/confidential/{clientId}',
  scope: 'oauthapp.write',
  summary: 'Deletes a confidential OAuth application.',
  params: { clientId: text },
  response: userApplication,
});

/** Creates a device application and answers its secret. */
export const createDeviceApplication = defineEndpoint({
  method: 'POST',
  path: '/oauth/applications/device',
  scope: 'oauthapp.write',
  summary: 'Creates a device OAuth application.',
  body: deviceApplicationSettings,
  response: createdDeviceApplication,
});

/** Writes a device application. */
export const updateDeviceApplication = defineEndpoint({
  method: 'PUT',
  path: '/oauth/applications/device/{clientId}',
  scope: 'oauthapp.write',
  summary: 'Writes a device OAuth application.',
  params: { clientId: text },
  body: deviceApplicationSettings,
  response: deviceApplication,
});

/** Deletes a device application. Answers what it was. */
export const removeDeviceApplication = defineEndpoint({
  method: 'DELETE',
  path: '/oauth/applications/device/{clientId}',
  scope: 'oauthapp.write',
  summary: 'Deletes a device OAuth application.',
  params: { clientId: text },
  response: deviceApplication,
});

/** The endpoints of OAuth applications by the names of their methods. */
export const oauthApplicationEndpoints = {
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
