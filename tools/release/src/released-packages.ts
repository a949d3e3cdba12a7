import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root folder of the workspace. */
export const workspace: string = join(import.meta.dirname, '..', '..', '..');

/** A package as the registry will know it. */
export interface ReleasedPackage {
  readonly name: string;
  /** Its folder below `packages/`, and the scope of its commits. */
  readonly folder: string;
  readonly version: string;
  /** Its own siblings among its dependencies. */
  readonly siblings: readonly string[];
  /** Where its source lives, for the provenance statement. */
  readonly repository: string | undefined;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository?: string | { readonly url: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** Every published package of a workspace, as its manifests say now. */
export function releasedPackages(root: string = workspace): ReleasedPackage[] {
  const manifests = globSync('packages/*/package.json', { cwd: root })
    .sort()
    .map((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest);
  const names = new Set(manifests.map(({ name }) => name));
  return manifests.map(({ name, version, repository, dependencies = {} }) => ({
    name,
    folder: name.slice(name.indexOf('/') + 1),
    version,
    siblings: Object.keys(dependencies).filter((dependency) => names.has(dependency)),
    repository: typeof repository === 'object' ? repository.url : repository,
  }));
}
