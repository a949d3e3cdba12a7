import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { startSimulator } from '@smart-me/simulator';
import { expect, test } from '@jest/globals';
import { startExample } from '../testing/start-example.ts';

test('what the cloud pushes is on the page, and still there after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-dashboard-'));
  await using simulator = await startSimulator({ seed: 1 });
  const environment = {
    SMART_ME_BASE_URL: simulator.url,
    SMART_ME_API_KEY: simulator.credentials.apiKey,
    STORE: join(folder, 'smart-me.db'),
  };
  const auth = apiKey(simulator.credentials.apiKey);
  const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  const [house] = await account.devices.listByEnergy({ meterEnergyType: 'electricity' });
  if (house === undefined) throw new Error('The house has no electricity meter.');
  {
    await using example = startExample('store-dashboard/main.ts', environment);
    const url = await example.nextLine();
    await account.devices.fastSend({ id: house.id });
    await until(async () => (await stateOf(url)).includes(house.id));
  }
  await using again = startExample('store-dashboard/main.ts', environment);
  expect(await stateOf(await again.nextLine())).toContain(house.id);
  rmSync(folder, { recursive: true });
});

async function stateOf(url: string): Promise<string> {
  return (await fetch(new URL('/api/state', url))).text();
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}
