import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is read of a manifest, the root's or a package's. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly repository?: { readonly url: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The manifest of the workspace: it has once what every published manifest says. */
export const rootManifest = (root: string): Manifest => readManifest(join(root, 'package.json'));

/** The manifests of the published packages, by folder. */
export const packageManifests = (root: string): Manifest[] =>
  globSync('packages/*/package.json', { cwd: root })
    .sort()
    .map((file) => readManifest(join(root, file)));

/** The packages that a package builds on, directly or not. */
export function siblingsBelow(name: string, manifests: readonly Manifest[]): Set<string> {
  const below = new Set<string>();
  const visit = (one: string): void => {
    const { dependencies = {} } = manifests.find((manifest) => manifest.name === one) ?? {};
    for (const sibling of Object.keys(dependencies)) {
      if (below.has(sibling) || !manifests.some((manifest) => manifest.name === sibling)) continue;
      below.add(sibling);
      visit(sibling);
    }
  };
  visit(name);
  return below;
}

const readManifest = (file: string): Manifest => JSON.parse(readFileSync(file, 'utf8')) as Manifest;
