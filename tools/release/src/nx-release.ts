import { releaseChangelog, releasePublish, releaseVersion } from 'nx/release';
import type { ReleasedPackage } from './released-packages.ts';
import type { PlannedRelease } from './release-plan.ts';

/** What Nx knows of each project's version: the currency between its three steps. */
type VersionData = Awaited<ReturnType<typeof releaseVersion>>['projectsVersionData'];

/** Writes the planned versions into the manifests. A first release keeps the version it has. */
export async function writeVersions(
  plan: readonly PlannedRelease[],
  packages: readonly ReleasedPackage[],
): Promise<VersionData> {
  const versionData: VersionData = Object.fromEntries(packages.map(unchanged));
  for (const { name, to } of plan.filter(isFirst)) {
    versionData[name] = { currentVersion: to, newVersion: to, dependentProjects: [] };
  }
  const bumped = plan.filter((release) => !isFirst(release));
  for (const version of new Set(bumped.map(({ to }) => to))) {
    const projects = bumped.filter(({ to }) => to === version).map(({ name }) => name);
    const { projectsVersionData } = await releaseVersion({ projects, specifier: version });
    for (const name of projects) {
      const entry = projectsVersionData[name];
      if (entry?.newVersion !== version) throw new Error(`Nx did not give ${name} the version ${version}.`);
      versionData[name] = entry;
    }
  }
  return versionData;
}

/** Nx wants to hear of every package, also of those that stay as they are. */
const unchanged = ({ name, version }: ReleasedPackage): [string, VersionData[string]] => [
  name,
  { currentVersion: version, newVersion: null, dependentProjects: [] },
];

const isFirst = ({ because }: PlannedRelease): boolean => because === 'first';

/** Writes the changelogs, and records manifests and changelogs as one commit with one tag per package. */
export async function recordRelease(
  plan: readonly PlannedRelease[],
  versionData: VersionData,
): Promise<void> {
  await releaseChangelog({
    versionData,
    firstRelease: plan.some(isFirst), // the changelog of a package without a tag begins with its first commit
    stageChanges: true,
    gitCommitMessage: `chore: release ${plan.map(({ name, to }) => `${name} ${to}`).join(', ')}`,
  });
}

/** Where a release goes, and under which name `npm install` finds it. */
export interface Destination {
  readonly registry: string | undefined;
  readonly distTag: string | undefined;
}

/** Publishes packages as they are on disk. A version the registry has already is skipped, so it can be repeated. */
export async function publish(names: readonly string[], destination: Destination): Promise<void> {
  const { registry, distTag } = destination;
  const results = await releasePublish({
    projects: [...names],
    ...(registry !== undefined && { registry }),
    ...(distTag !== undefined && { tag: distTag }),
    outputStyle: 'static',
  });
  const failed = Object.entries(results).filter(([, { code }]) => code !== 0);
  if (failed.length > 0) throw new Error(`Not published: ${failed.map(([name]) => name).join(', ')}.`);
}
