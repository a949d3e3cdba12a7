import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { installPackages } from './install-packages.ts';
import { NODES } from './toolchain.ts';
import type { Registry } from './registry/registry.ts';

/** What a program needs to know of the cloud it talks to. */
export interface Cloud {
  readonly url: string;
  readonly apiKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The variables by which the programs of the documentation find it. */
export const environmentFor = ({ url, apiKey, clientId, clientSecret }: Cloud): Record<string, string> => ({
  SMART_ME_BASE_URL: url,
  SMART_ME_API_KEY: apiKey,
  SMART_ME_CLIENT_ID: clientId,
  SMART_ME_CLIENT_SECRET: clientSecret,
});

/** A cloud that ends when it is disposed. */
export type RunningCloud = Cloud & AsyncDisposable;

/** Starts the published simulator from one installation for all, as a process of its own. */
export async function startCloud(registry: Registry, scratch: string): Promise<RunningCloud> {
  const folder = join(scratch, 'cloud');
  if (!existsSync(folder)) {
    mkdirSync(folder);
    await installPackages('npm', folder, ['@smart-me/simulator'], { registry, scratch });
    writeFileSync(join(folder, 'main.mjs'), program);
  }
  const child = spawn(NODES['Node 24'], ['main.mjs'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await createInterface(child.stdout)
    [Symbol.asyncIterator]()
    .next()
    .then(({ value, done }) => (done === true ? [] : [value]));
  if (line === undefined) throw new Error('The simulator ended before it listened.');
  return {
    ...(JSON.parse(line) as Cloud),
    async [Symbol.asyncDispose]() {
      child.stdin.end(); // it ends with its input, also when this process is killed
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}

const program = `import { startSimulator } from '@smart-me/simulator';
const simulator = await startSimulator({ seed: 1 });
const { url, credentials: { apiKey, oauth: { clientId, clientSecret } } } = simulator;
console.log(JSON.stringify({ url, apiKey, clientId, clientSecret }));
process.stdin.resume().on('end', () => simulator.stop().then(() => process.exit()));
`;
