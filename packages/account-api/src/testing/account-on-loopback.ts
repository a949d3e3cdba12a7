import { apiKey, createClient } from '@smart-me/api-core';
import { type AccountApi, createAccountApi } from '../create-account-api.ts';
import { type Handler, type LoopbackServer, startLoopbackServer } from './loopback-server.ts';

/** An account whose server responds as the test says and records what it gets. */
export interface AccountOnLoopback extends AsyncDisposable {
  readonly account: AccountApi;
  readonly server: LoopbackServer;
}

export async function accountOnLoopback(handle: Handler = () => undefined): Promise<AccountOnLoopback> {
  const server = await startLoopbackServer(handle);
  const account = createAccountApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  return { account, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

/** What a promise is rejected with. */
export async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('The promise was expected to fail.');
    },
    (error: unknown) => error,
  );
}
