import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from './execute.ts';
import { NODES, NPM } from './toolchain.ts';
import type { Registry } from './registry/registry.ts';

/** The package managers a consumer may install with. */
export const INSTALLERS = ['npm', 'pnpm'] as const;
export type Installer = (typeof INSTALLERS)[number];

/** Where packages come from, and where caches go: nothing of the machine's own is read or written. */
export interface Source {
  readonly registry: Registry;
  readonly scratch: string;
}

/** Installs the newest versions of some packages into a folder, as its direct dependencies. */
export async function installPackages(
  installer: Installer,
  folder: string,
  names: readonly string[],
  source: Source,
): Promise<void> {
  const dependencies = Object.fromEntries(names.map((name) => [name, '*']));
  const manifest = { name: 'consumer', version: '1.0.0', private: true, type: 'module', dependencies };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  await INSTALL[installer](folder, source);
}

type Install = (folder: string, source: Source) => Promise<string>;

const INSTALL: Readonly<Record<Installer, Install>> = {
  npm: (folder, { registry, scratch }) =>
    execute(
      NODES['Node 24'],
      [NPM, 'install', '--no-audit', '--no-fund', '--loglevel=error', '--cache', join(scratch, 'npm-cache')],
      { cwd: folder, env: { NPM_CONFIG_USERCONFIG: registry.npmrc } },
    ),
  pnpm: (folder, { registry, scratch }) =>
    execute(
      'pnpm',
      [
        'install',
        '--ignore-workspace',
        '--no-frozen-lockfile',
        `--registry=${registry.url}`,
        `--store-dir=${join(scratch, 'pnpm-store')}`,
        `--cache-dir=${join(scratch, 'pnpm-cache')}`,
        '--config.minimum-release-age=0', // published a moment ago
      ],
      { cwd: folder, env: { NPM_CONFIG_USERCONFIG: registry.npmrc } },
    ),
};
