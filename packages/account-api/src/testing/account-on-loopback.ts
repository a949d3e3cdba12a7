import { type RecordingServer, type Respond, startRecordingServer } from '@smart-me-tools/testing';
import { apiKey, createClient } from '@smart-me/api-core';
import { type AccountApi, createAccountApi } from '../create-account-api.ts';

/** An account whose server responds as the test says and records what it gets. */
export interface AccountOnLoopback extends AsyncDisposable {
  readonly account: AccountApi;
  readonly server: RecordingServer;
}

export async function accountOnLoopback(respond: Respond = () => undefined): Promise<AccountOnLoopback> {
  const server = await startRecordingServer(respond);
  const account = createAccountApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  return { account, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
