import { scopes as allowedScopes } from '@smart-me/api-core';
import { Secret } from '../state/secret.ts';
import type { SimulatorCredentials } from '../state/simulator-credentials.ts';
import { SimulatorState } from '../state/simulator-state.ts';
import { extendToStreet } from './street.ts';
import { demoAccount } from './demo-account.ts';

/** Loopback redirects of command lines may have any port (RFC 8252 §7.3). */
const REDIRECT_URIS = ['http://127.0.0.1/callback', 'http://localhost/callback'];

/** The world that every simulator begins with: one account, its API key, and an OAuth application of each kind. */
export function demoState(seed: number, credentials: SimulatorCredentials, devices?: number): SimulatorState {
  const account = demoAccount(seed, credentials);
  if (devices !== undefined) extendToStreet(account, seed, devices);
  const state = new SimulatorState(account);
  const { apiKey, oauth, confidential, public: publicClient } = credentials;
  state.addApiKey(apiKey);
  state.addApplication({
    kind: 'device',
    clientId: oauth.clientId,
    secret: new Secret(oauth.clientSecret),
    displayName: 'Simulated device',
    allowedScopes,
    redirectUris: [],
  });
  state.addApplication({
    kind: 'confidential',
    clientId: confidential.clientId,
    secret: new Secret(confidential.clientSecret),
    displayName: 'Simulated web application',
    allowedScopes,
    redirectUris: REDIRECT_URIS,
  });
  state.addApplication({
    kind: 'public',
    clientId: publicClient.clientId,
    secret: undefined,
    displayName: 'Simulated app',
    allowedScopes,
    redirectUris: REDIRECT_URIS,
  });
  return state;
}
