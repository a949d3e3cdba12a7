import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  execute,
  type Installer,
  installPackages,
  type Registry,
} from '@smart-me-tools/consumer-tests/registry';

/** What a consumer gets who installs all packages at once. */
export interface Installation {
  /** How often packages of ours lie in it: more than once each, and two of them could not talk to each other. */
  readonly copies: number;
  readonly versions: Readonly<Record<string, string>>;
  /** What a program prints that sends a reading through most of them. */
  readonly printed: string;
}

/** Installs the newest of everything from the registry into a clean folder, and runs a program on it. */
export async function installTogether(
  installer: Installer,
  names: readonly string[],
  registry: Registry,
  scratch: string,
): Promise<Installation> {
  const folder = mkdtempSync(join(scratch, `${installer}-`));
  const caches = join(folder, 'caches');
  mkdirSync(caches);
  await installPackages(installer, folder, names, { registry, scratch: caches });
  const copies = new Set(
    LAYOUTS.flatMap((layout) => globSync(`${layout}/@smart-me/*/package.json`, { cwd: folder })).map((file) =>
      realpathSync(join(folder, file)),
    ),
  );
  const installed = Array.from(
    copies,
    (file) => JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string },
  );
  writeFileSync(join(folder, 'main.mjs'), PROGRAM);
  return {
    copies: installed.length,
    versions: Object.fromEntries(installed.map(({ name, version }) => [name, version])),
    printed: await execute('node', ['main.mjs'], { cwd: folder }),
  };
}

/** Where npm and pnpm put packages: below each other, and in a store of links. */
const LAYOUTS = ['node_modules', 'node_modules/**/node_modules', 'node_modules/.pnpm/*/node_modules'];

/** The simulator, the client and a typed reading, in one process. */
const PROGRAM = `import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { ObisCode } from '@smart-me/obis';
import { startSimulator } from '@smart-me/simulator';

const simulator = await startSimulator({ seed: 1 });
const client = createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl: simulator.url });
const account = createAccountApi(client);
const meter = (await account.devices.list()).find((one) => one.deviceEnergyType === 'electricity');
const { values } = await account.values.now({ deviceId: meter.id });
console.log(meter.deviceEnergyType, values.every(({ obis }) => obis instanceof ObisCode));
await simulator.stop();
`;
