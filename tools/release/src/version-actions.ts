import { readJson, type Tree, updateJson, workspaceRoot } from '@nx/devkit';
import js from '@nx/js/src/release/version-actions';
import { absoluteLinks } from './absolute-links.ts';
import { changeOf } from './own-commits.ts';
import { packageManifests, siblingsBelow } from './manifests.ts';
import { objectionsToRelease } from './preconditions.ts';

type Calculate = InstanceType<typeof js.default>['calculateNewVersion'];
type Calculation = Parameters<Calculate>;
type NewVersion = Awaited<ReturnType<Calculate>>;

/** A dry run ends with what stands against the release: Nx shows what was checked before only when it fails. */
export const afterAllProjectsVersioned: typeof js.afterAllProjectsVersioned = (root, options) => {
  if (options.dryRun) for (const objection of objectionsToRelease()) console.error(`✗ ${objection}`);
  return js.afterAllProjectsVersioned(root, options);
};

/**
 * What `nx release` does to a manifest, and three things more.
 *
 * A package that builds on one that breaks, breaks too, whatever its own commits say: a sibling's types are part of its surface.
 * When a sibling changes otherwise, a package stays as it is, where Nx would give it a patch: siblings are published as caret
 * ranges (`workspace:^`), so that everyone gets the new one already.
 * And a manifest gets from the root what it has once for all: where the source is, who wrote it, how it is found. The links of its
 * README become absolute by the same address.
 */
export default class PackageVersionActions extends js.default {
  override async calculateNewVersion(...calculation: Calculation): Promise<NewVersion> {
    const [current, input, reason, data, preid] = calculation;
    const { name } = this.projectGraphNode;
    const below = [...siblingsBelow(name, packageManifests(workspaceRoot))];
    if (below.some((sibling) => changeOf(sibling, workspaceRoot) === 'breaks')) {
      return super.calculateNewVersion(current, 'major', reason, data, preid);
    }
    if (reason !== 'USER_SPECIFIER' && changeOf(name, workspaceRoot) === 'nothing') return UNCHANGED;
    return super.calculateNewVersion(current, input, reason, data, preid);
  }

  override async updateProjectVersion(tree: Tree, version: string | null): Promise<string[]> {
    if (version === null) return [];
    const said = await super.updateProjectVersion(tree, version);
    const root: Record<string, unknown> = readJson(tree, 'package.json');
    for (const { manifestPath } of this.manifestsToUpdate) {
      updateJson(tree, manifestPath, (manifest: Record<string, unknown>) => ({
        ...manifest,
        ...publicationFields(root, this.projectGraphNode.data.root, manifest),
      }));
    }
    const readme = `${this.projectGraphNode.data.root}/README.md`;
    const text = tree.read(readme, 'utf8');
    const url = urlOf(root['repository']);
    if (text !== null && url !== undefined)
      tree.write(readme, absoluteLinks(text, this.projectGraphNode.data.root, url));
    return said;
  }
}

/** Nx knows a project without a new version by null, and declares only the others. */
const UNCHANGED = {
  newVersion: null as unknown as string,
  logText: '⏩ It takes the new sibling by its caret range',
};

function urlOf(repository: unknown): string | undefined {
  if (typeof repository === 'string') return repository;
  if (typeof repository !== 'object' || repository === null || !('url' in repository)) return undefined;
  return typeof repository.url === 'string' ? repository.url : undefined;
}

/** The fields that a published manifest takes from the root's, as far as the root has them; the keywords of both. */
export function publicationFields(
  root: Readonly<Record<string, unknown>>,
  directory: string,
  own: Readonly<Record<string, unknown>>,
): object {
  const { author, bugs, homepage, keywords, repository } = root;
  const fields = {
    author,
    keywords: [...new Set([keywords, own['keywords']].flatMap((words) => words ?? []))],
    homepage: typeof homepage === 'string' ? `${homepage}/tree/main/${directory}#readme` : undefined,
    bugs,
    repository: typeof repository === 'object' ? { ...repository, directory } : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
