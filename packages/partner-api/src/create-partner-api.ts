import { bindEndpoints, type Client } from '@smart-me/api-core';
import { type PartnerApi, partnerEndpoints } from './partner-endpoints.ts';

/**
 * The Goldpartner API as methods. Needs the Goldpartner licence and the `partner.*` scopes.
 *
 * @example
 * const partner = createPartnerApi(createClient({ auth: apiKey(key) }));
 * const users = await partner.users.list();
 */
export function createPartnerApi(client: Client): PartnerApi {
  return bindEndpoints(client, partnerEndpoints);
}
