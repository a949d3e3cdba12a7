import { afterEach, beforeEach } from '@jest/globals';
import { confidential, deviceClient } from '../server/client-kind.ts';
import { clientCredentials } from '../grants/client-credentials.ts';
import { createOAuthClient, type OAuthClient } from '../client/oauth-client.ts';
import { memoryStore } from '../stores/token-store.ts';
import type { TokenStore } from '../stores/token-store.ts';
import { tokenSource, type TokenSource } from '../token-source/token-source.ts';
import { Tokens } from '../server/tokens.ts';
import {
  type TestResponse,
  startAuthorizationServer,
  type TestAuthorizationServer,
} from './authorization-server.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';

export let server: TestAuthorizationServer;
export let clock: ManualClock;

/** Starts both anew for each test of a file. */
export function useFixture(): void {
  beforeEach(async () => {
    server = await startAuthorizationServer();
    clock = manualClock();
  });
  afterEach(async () => {
    await server[Symbol.asyncDispose]();
  });
}

export const HOUR = 3_600_000;
const identity = { clientId: 'id', clientSecret: 'SECRET-client' };
export const grant = clientCredentials({ scopes: ['device.read'] });
export const machine = (): OAuthClient =>
  createOAuthClient({ client: deviceClient(identity), baseUrl: server.url, clock });
export const person = (): OAuthClient =>
  createOAuthClient({ client: confidential(identity), baseUrl: server.url, clock });
export const signedIn = (): Tokens =>
  Tokens.fromResponse({ access_token: 'first', expires_in: 3600, refresh_token: 'refresh-1' }, clock.now());

/** A person's token source, signed in. */
export async function session(store: TokenStore = memoryStore()): Promise<TokenSource> {
  const source = tokenSource(person(), { store });
  await source.signIn(signedIn());
  return source;
}

/** Lets the next response wait until the test opens the gate. */
export function gate(response: TestResponse): { readonly asked: Promise<void>; readonly open: () => void } {
  const asked = Promise.withResolvers<undefined>();
  const opened = Promise.withResolvers<undefined>();
  server.respondWith(async () => {
    asked.resolve(undefined);
    await opened.promise;
    return response;
  });
  return {
    asked: asked.promise,
    open: () => {
      opened.resolve(undefined);
    },
  };
}
