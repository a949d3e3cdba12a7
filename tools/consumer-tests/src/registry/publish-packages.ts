import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { packages } from '@smart-me-tools/checks/workspace';
import { execute } from '../execute.ts';
import { toolchain } from '../toolchain.ts';
import { closureOf, type Installed, readInstalled } from './installed.ts';
import { type Registry, startRegistry } from './registry.ts';
import { serveInstalled } from './serve-installed.ts';

/** Starts a registry that has every package as it is built now, and what they need. */
export async function publishedRegistry(scratch: string): Promise<Registry> {
  const registry = await startRegistry();
  const folder = join(scratch, 'tarballs');
  mkdirSync(folder);
  await Promise.all(
    ourPackages().map(({ root }) => execute('pnpm', ['pack', '--pack-destination', folder], { cwd: root })),
  );
  for (const file of globSync('*.tgz', { cwd: folder })) {
    await execute('pnpm', ['publish', file, '--no-git-checks', `--registry=${registry.url}`], {
      cwd: folder,
      env: { NPM_CONFIG_USERCONFIG: registry.npmrc },
    });
  }
  await publishDependencies(registry);
  return registry;
}

/** Puts into a registry what our packages depend on and what a TypeScript project has: the registry then needs no other one. */
export async function publishDependencies(registry: Registry): Promise<void> {
  const ours = ourPackages();
  const names = new Set(ours.map(({ manifest }) => manifest.name));
  const theirs = closureOf(ours).filter(({ manifest }) => !names.has(manifest.name));
  const types = closureOf([readInstalled(join(toolchain, 'node_modules', '@types', 'node'))]);
  await serveInstalled(registry.url, [...theirs, ...types]);
}

const ourPackages = (): Installed[] => packages.map(({ root }) => readInstalled(root));
