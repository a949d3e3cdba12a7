import { scopes, type Scope } from '@smart-me/api-core';
import { deriveSeed, seededToken } from '../random/seeded.ts';
import { Secret } from '../secret.ts';
import type { SimulatorCredentials } from '../simulator-credentials.ts';
import { Account } from '../state/account.ts';
import { SimulatorState } from '../state/simulator-state.ts';
import { chargingStation, flatMeter, houseAndPlant, plug } from './demo-house.ts';
import { mbusGatewayWithMeters } from './demo-mbus.ts';

/** The world that every simulator begins with: one account that is a partner too, with two users. */
export function demoState(seed: number, credentials: SimulatorCredentials): SimulatorState {
  const account = new Account({
    id: 48_213,
    username: credentials.username,
    email: 'demo@example.com',
    password: new Secret(credentials.password),
    licenses: ['professional', 'goldpartner'],
    devices: [
      ...houseAndPlant(seed),
      plug(deriveSeed(seed, 'plug')),
      ...mbusGatewayWithMeters(deriveSeed(seed, 'gateway')),
      chargingStation(deriveSeed(seed, 'charging station')),
    ],
  });
  account.users.push(demoUser(seed, 'anna', 48_877), demoUser(seed, 'beat', ID_BEYOND_DOUBLES));

  const state = new SimulatorState(account);
  state.addApiKey(credentials.apiKey);
  const allowedScopes: readonly Scope[] = scopes;
  const { oauth, confidential, public: publicClient } = credentials;
  const redirectUris = ['http://127.0.0.1/callback', 'http://localhost/callback'];
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
    redirectUris,
  });
  state.addApplication({
    kind: 'public',
    clientId: publicClient.clientId,
    secret: undefined,
    displayName: 'Simulated app',
    allowedScopes,
    redirectUris,
  });
  return state;
}

/** User ids can pass 2^53, so one of the demo world's does. */
const ID_BEYOND_DOUBLES = 9_007_199_254_741_993n;

function demoUser(seed: number, username: string, id: number | bigint): Account {
  const own = deriveSeed(seed, username);
  return new Account({
    id,
    username,
    email: `${username}@example.com`,
    password: new Secret(seededToken(own, 16)),
    devices: [flatMeter(own)],
  });
}
