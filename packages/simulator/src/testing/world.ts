import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, type AuthProvider, type Client, createClient } from '@smart-me/api-core';
import { createPartnerApi, type PartnerApi } from '@smart-me/partner-api';
import { startSimulator, type Simulator } from '../start-simulator.ts';

/** The id of no device, and the empty GUID. */
export const NOBODY = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
export const EMPTY = '00000000-0000-0000-0000-000000000000';

/** A simulator whose time stands still, and its APIs with the key that may do everything. */
export interface World {
  readonly simulator: Simulator;
  /** For calls that the APIs refuse to send. */
  readonly client: Client;
  readonly account: AccountApi;
  readonly partner: PartnerApi;
  /** The id of a device by its name. */
  readonly idOf: (name: string) => Promise<string>;
}

/** A test in a world of its own. */
export function inWorld(run: (world: World) => Promise<void>): () => Promise<void> {
  return async () => {
    await using simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
    const auth = apiKey(simulator.credentials.apiKey);
    const client = createClient({ auth, baseUrl: simulator.url, retry: { limit: 0 } });
    const account = createAccountApi(client);
    const idOf = async (name: string): Promise<string> => {
      const device = (await account.devices.list()).find((candidate) => candidate.name === name);
      if (device === undefined) throw new Error(`There is no device ${name}.`);
      return device.id;
    };
    await run({ simulator, client, account, partner: createPartnerApi(client), idOf });
  };
}

/** The APIs of a simulator as a user has them, by default with the API key that may do everything. */
export function apiOf(
  simulator: Simulator,
  auth: AuthProvider = apiKey(simulator.credentials.apiKey),
  baseUrl: string = simulator.url,
): AccountApi & { partner: PartnerApi } {
  const client = createClient({ auth, baseUrl, retry: { limit: 0 } });
  return { ...createAccountApi(client), partner: createPartnerApi(client) };
}

/** An instant at which the sun shines and the house draws some current. */
export const SUMMER_MORNING = '2026-06-15T08:30:00Z';
