import { globSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { packages, workspace } from '@smart-me-tools/checks/workspace';
import { execute } from '../execute.ts';
import { toolchain } from '../toolchain.ts';
import { type Registry, startRegistry } from './registry.ts';
import { installedIn, serveInstalled } from './serve-installed.ts';

/** Starts a registry that has every package as it is built now, and what they need. */
export async function publishedRegistry(scratch: string): Promise<Registry> {
  const registry = await startRegistry();
  const folder = join(scratch, 'tarballs');
  mkdirSync(folder);
  await Promise.all(
    packages.map(({ root }) => execute('pnpm', ['pack', '--pack-destination', folder], { cwd: root })),
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
  const theirs = await installedIn(workspace, '--recursive', '--filter=./packages/*');
  const tools = await installedIn(toolchain);
  const types = [...tools].filter(([id]) => /^(?:@types\/node|undici-types)@/.test(id));
  await serveInstalled(registry.url, [...new Map([...theirs, ...types]).values()]);
}
