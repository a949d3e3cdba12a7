import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../execute.ts';
import { toolchain } from '../toolchain.ts';
import { workspace } from '../subjects.ts';
import { closureOf, readInstalled } from './installed.ts';
import type { Registry } from './registry.ts';
import { serveInstalled } from './serve-installed.ts';

/** A package of ours as it is published. */
export interface Tarball {
  readonly name: string;
  readonly version: string;
  readonly file: string;
}

/** Packs every package as it is built now. */
export async function packPackages(folder: string): Promise<Tarball[]> {
  mkdirSync(folder, { recursive: true });
  return Promise.all(
    ourPackages().map(async ({ root, manifest: { name, version } }) => {
      await execute('pnpm', ['pack', '--pack-destination', folder], { cwd: root });
      const file = join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
      return { name, version, file };
    }),
  );
}

/** Publishes them to a registry that so far is empty. */
export async function publishPackages(registry: Registry, tarballs: readonly Tarball[]): Promise<void> {
  for (const { file } of tarballs) {
    await execute('pnpm', ['publish', file, '--no-git-checks', `--registry=${registry.url}`], {
      cwd: join(file, '..'),
      env: { NPM_CONFIG_USERCONFIG: registry.npmrc },
    });
  }
}

/** Puts beside them what they depend on and what a TypeScript project has: the registry then needs no other one. */
export async function publishDependencies(registry: Registry): Promise<void> {
  const ours = ourPackages();
  const names = new Set(ours.map(({ manifest }) => manifest.name));
  const theirs = closureOf(ours).filter(({ manifest }) => !names.has(manifest.name));
  const types = closureOf([readInstalled(join(toolchain, 'node_modules', '@types', 'node'))]);
  await serveInstalled(registry.url, [...theirs, ...types]);
}

const ourPackages = () =>
  globSync('packages/*/package.json', { cwd: workspace }).map((file) =>
    readInstalled(join(workspace, file, '..')),
  );
