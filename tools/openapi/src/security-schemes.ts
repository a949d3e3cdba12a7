import { type Scope, scopes } from '@smart-me/api-core';
import { endpointSets } from '@smart-me/oauth';
import type { SecurityRequirement, SecurityScheme } from './open-api.ts';

/** What each scope allows. */
const SCOPES: Readonly<Record<Scope, string>> = {
  'user.read': 'Read the user and the users below it.',
  'user.readwrite': 'Read and change the user, its sub-users and their folders, and delete the account.',
  'device.read': 'Read devices, folders and values.',
  'device.readswitch': 'Read devices and switch their outputs.',
  'device.readwrite': 'Read, create, change and delete devices and folders, and write values.',
  'auditlog.read': 'Read the audit log.',
  'partner.read': 'Read the users of a partner and their devices.',
  'partner.write': 'Create and change the users of a partner.',
  'partner.updatefirmware': "Update the firmware of devices of a partner's users.",
  'realtimeapi.read': 'Read the realtime registrations.',
  'realtimeapi.readwrite': 'Read, create and end realtime registrations.',
  'oauthapp.write': 'Read and change the OAuth applications and refresh tokens of the account.',
  offline_access: 'Stay signed in: asks for a refresh token.',
};

/** The ways to sign in at an API whose calls begin with `baseUrl`. */
export function securitySchemes(baseUrl: string): Readonly<Record<string, SecurityScheme>> {
  const { authorization, token } = endpointSets.api;
  const authorizationUrl = new URL(authorization, baseUrl).href;
  const tokenUrl = new URL(token, baseUrl).href;
  return {
    apiKey: {
      type: 'apiKey',
      in: 'header',
      name: 'Authorization',
      description:
        'The word `ApiKey`, a space, and an API key of the account. A key has scopes, as a token has.',
    },
    oauth2: {
      type: 'oauth2',
      description:
        'Access tokens last an hour. Public and confidential applications use the authorization code, best with PKCE ' +
        '(RFC 7636), or the device code (RFC 8628) from `/oauth/device`, which OpenAPI 3.1 cannot say; device ' +
        'applications use client credentials. The implicit grant still works, and is not to be used (RFC 9700).',
      flows: {
        authorizationCode: {
          authorizationUrl,
          tokenUrl,
          refreshUrl: tokenUrl,
          scopes: scopeTexts(scopes),
        },
        clientCredentials: {
          tokenUrl,
          // Nobody is signed in who could stay so.
          scopes: scopeTexts(scopes.filter((scope) => scope !== 'offline_access')),
        },
      },
    },
    basic: {
      type: 'http',
      scheme: 'basic',
      description:
        'The name and password of a user: obsolete, and being removed. Or the access token of an NFC card, as the password ' +
        'of `cardaccesstoken_` and the number of the card.',
    },
  };
}

/** Any one of the ways, with the scope that the call needs. */
export function securityRequirements(scope: string | undefined): SecurityRequirement[] {
  const needed = scope === undefined ? [] : [scope];
  return [{ apiKey: needed }, { oauth2: needed }, { basic: [] }];
}

function scopeTexts(offered: readonly Scope[]): Record<string, string> {
  return Object.fromEntries(offered.map((scope) => [scope, SCOPES[scope]]));
}
