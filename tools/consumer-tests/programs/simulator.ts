import { startSimulator } from '@smart-me/simulator';

export async function run(): Promise<string[]> {
  const simulator = await startSimulator({ seed: 1 });
  const response = await fetch(new URL('/Devices', simulator.url), {
    headers: { authorization: `ApiKey ${simulator.credentials.apiKey}` },
  });
  const devices: unknown = await response.json();
  await simulator.stop();
  return [String(response.status), `devices: ${String(Array.isArray(devices) && devices.length > 0)}`];
}
