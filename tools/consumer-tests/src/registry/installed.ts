import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A package as it lies in a `node_modules` folder. */
export interface Installed {
  readonly root: string;
  readonly manifest: InstalledManifest;
}

/** What is read of an installed package's manifest. */
interface InstalledManifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Reads the package in a folder, by its real path. */
export function readInstalled(folder: string): Installed {
  const root = realpathSync(folder);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as InstalledManifest;
  return { root, manifest };
}

/**
 * Everything that an installation of these packages brings along, the packages themselves included, as Node finds it:
 * from `node_modules` to `node_modules` upwards. What is optional and not installed is left out.
 */
export function closureOf(roots: readonly Installed[]): Installed[] {
  const found = new Map<string, Installed>();
  const visit = (one: Installed): void => {
    if (found.has(one.root)) return;
    found.set(one.root, one);
    const { dependencies = {}, optionalDependencies = {}, peerDependencies = {} } = one.manifest;
    for (const name of Object.keys({ ...peerDependencies, ...optionalDependencies, ...dependencies })) {
      const folder = resolveFrom(one.root, name);
      if (folder !== undefined) visit(readInstalled(folder));
      else if (name in dependencies && !(name in optionalDependencies))
        throw new Error(`${one.manifest.name} depends on ${name}, which is not installed.`);
    }
  };
  roots.forEach(visit);
  return [...found.values()];
}

function resolveFrom(folder: string, name: string): string | undefined {
  const candidate = join(folder, 'node_modules', name);
  if (existsSync(join(candidate, 'package.json'))) return candidate;
  const parent = dirname(folder);
  return parent === folder ? undefined : resolveFrom(parent, name);
}
