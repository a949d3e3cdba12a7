import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromToolchain } from '../toolchain.ts';

/** An npm registry of its own on this machine, that ends with the process that started it. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
  /** A user configuration for npm and pnpm: this registry for everything, and a token it takes. */
  readonly npmrc: string;
}

/**
 * Starts a verdaccio on a free loopback port. It has no uplink: what nobody published to it does not exist, so an
 * installation from it proves that nothing else was needed.
 */
export async function startRegistry(): Promise<Registry> {
  const home = mkdtempSync(join(tmpdir(), 'smart-me-registry-'));
  const { runServer } = fromToolchain('verdaccio') as { runServer: (config: object) => Promise<Server> };
  const server = await runServer(configuration(home));
  // While the one that publishes packs, its connection is idle, and the default of 5 s would end it under its hands.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const npmrc = join(home, '.npmrc');
  writeFileSync(npmrc, `registry=http://${host}\n//${host}:_authToken=anyone\n`);
  return {
    url: `http://${host}`,
    npmrc,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const configuration = (home: string): object => ({
  configPath: join(home, 'config.yaml'),
  self_path: join(home, 'config.yaml'),
  storage: join(home, 'storage'),
  auth: { htpasswd: { file: join(home, 'htpasswd') } },
  uplinks: {},
  packages: { '**': { access: '$all', publish: '$all', unpublish: '$all' } },
  max_body_size: '100mb',
  web: { enable: false },
  log: { type: 'stdout', format: 'pretty', level: 'fatal' },
});
