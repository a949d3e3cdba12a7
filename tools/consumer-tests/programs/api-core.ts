import {
  apiKey,
  array,
  createClient,
  defineEndpoint,
  isSmartMeError,
  optional,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';

/** An endpoint of the program's own: what the package is for. */
const listDevices = defineEndpoint({
  method: 'GET',
  path: '/Devices',
  response: array(wireObject({ id: uuid, name: optional(text) })),
});

export async function run({ url, apiKey: key }: { url: string; apiKey: string }): Promise<string[]> {
  const devices = await createClient({ auth: apiKey(key), baseUrl: url }).call(listDevices);
  const lines = [
    `devices: ${String(devices.length > 0)}`,
    `named: ${String(devices.every(({ name }) => name))}`,
  ];
  try {
    await createClient({ auth: apiKey('wrong'), baseUrl: url }).call(listDevices);
  } catch (error) {
    lines.push(`wrong key: ${isSmartMeError(error) ? error.code : String(error)}`);
  }
  return lines;
}
