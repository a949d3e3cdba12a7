import { afterAll, beforeAll } from '@jest/globals';
import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, type Client, createClient, type Endpoint } from '@smart-me/api-core';
import { createPartnerApi, type PartnerApi } from '@smart-me/partner-api';
import { startSimulator, type Simulator } from '../../start-simulator.ts';
import { SUMMER_MORNING } from '../api-of.ts';

/** The id of no device, and the empty GUID. */
export const NOBODY = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
export const EMPTY = '00000000-0000-0000-0000-000000000000';

/** The simulator and its clients, once `useWorld` has opened them, and what has been called of either API. */
export let simulator: Simulator;
export let account: AccountApi;
export let partner: PartnerApi;
export const called = new Set<Endpoint>();

/** A client that notes what is called. */
function noting(client: Client): Client {
  return {
    ...client,
    baseUrl: client.baseUrl,
    call: (endpoint, ...input) => {
      called.add(endpoint);
      return client.call(endpoint, ...input);
    },
  };
}

/** Opens the world before the tests of a file, and closes it after them. */
export function useWorld(): void {
  beforeAll(async () => {
    simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
    const client = noting(
      createClient({
        auth: apiKey(simulator.credentials.apiKey),
        baseUrl: simulator.url,
        retry: { limit: 0 },
      }),
    );
    account = createAccountApi(client);
    partner = createPartnerApi(client);
  });
  afterAll(() => simulator.stop());
}

/** The id of a device of the demo world. */
export async function idOf(name: string): Promise<string> {
  const device = (await account.devices.list()).find((candidate) => candidate.name === name);
  if (device === undefined) throw new Error(`There is no device ${name}.`);
  return device.id;
}
