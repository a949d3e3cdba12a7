import { apiKey, createClient } from '@smart-me/api-core';
import { createPartnerApi } from '@smart-me/partner-api';

export async function run(cloud: { url: string; apiKey: string }): Promise<string[]> {
  const partner = createPartnerApi(createClient({ auth: apiKey(cloud.apiKey), baseUrl: cloud.url }));
  const [devices, users] = await Promise.all([partner.devices.list(), partner.users.list()]);
  return [`devices: ${String(devices.length > 0)}`, `users: ${String(users.length > 0)}`];
}
