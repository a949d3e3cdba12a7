import { bindEndpoints, type Bound, type Client } from '@smart-me/api-core';
import { accountEndpoints } from './account-endpoints.ts';

/** The API of one account as methods, by resource. */
export type AccountApi = Bound<typeof accountEndpoints>;

/**
 * The API of one account as methods.
 *
 * @example
 * const account = createAccountApi(createClient({ auth: apiKey(key) }));
 * const devices = await account.devices.list();
 * const { values } = await account.values.now({ deviceId: devices[0].id });
 */
export function createAccountApi(client: Client): AccountApi {
  return bindEndpoints(client, accountEndpoints);
}
