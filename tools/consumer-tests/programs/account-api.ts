import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';

export async function run(cloud: { url: string; apiKey: string }): Promise<string[]> {
  const account = createAccountApi(createClient({ auth: apiKey(cloud.apiKey), baseUrl: cloud.url }));
  const devices = await account.devices.list();
  const meter = devices.find(({ deviceEnergyType }) => deviceEnergyType === 'electricity');
  if (meter === undefined) return ['no meter'];
  const { deviceId, values } = await account.values.now({ deviceId: meter.id });
  return [
    `the same device: ${String(deviceId === meter.id)}`,
    `counter: ${String(values.some(({ obis }) => obis.toString() === '1-0:1.8.0*255'))}`,
  ];
}
