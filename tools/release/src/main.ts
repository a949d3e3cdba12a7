import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { nextVersion } from './caret-range.ts';
import { git, gitState } from './git.ts';
import { changeSince, lastTagOf } from './history.ts';
import { publish, recordRelease, writeVersions } from './nx-release.ts';
import { objectionsTo } from './preconditions.ts';
import { releasedPackages, workspace } from './released-packages.ts';
import { describePlan, planRelease, type PlannedRelease } from './release-plan.ts';

const USAGE = `Releases each package by itself. Without --apply it says what it would do, and does nothing.

  --apply           version, changelog, commit, tag, push, publish
  --publish-only    publish what is tagged on this commit (after a publish that failed half-way)
  --dist-tag NAME   publish a hotfix of an older line under this tag instead of latest
  --registry URL    publish there instead of the public registry
  --skip-tests      the caller has run them on this commit
`;

const { values: options } = parseArgs({
  options: {
    apply: { type: 'boolean', default: false },
    'publish-only': { type: 'boolean', default: false },
    'dist-tag': { type: 'string' },
    registry: { type: 'string' },
    'skip-tests': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

process.chdir(workspace); // Nx takes the workspace from here
process.env['NX_DAEMON'] = 'false';
const destination = { registry: options.registry, distTag: options['dist-tag'] };

if (options.help) console.log(USAGE);
else if (options['publish-only']) await publishTagged();
else await release();

/** The order of steps. Nothing leaves this machine before all of it is tested, built, committed and tagged. */
async function release(): Promise<void> {
  const plan = await planned();
  console.log(`\n${describePlan(plan)}\n`);
  const state = await gitState();
  const objections = objectionsTo({
    state,
    packages: releasedPackages(),
    distTag: destination.distTag,
    loopback: isLoopback(destination.registry),
  });
  for (const objection of objections) console.error(`✗ ${objection}`);
  if (!options.apply) {
    console.log('A dry run: nothing was changed. With --apply it is done.');
    return;
  }
  if (objections.length > 0) {
    process.exitCode = 1;
    return;
  }
  if (plan.length === 0) return;

  if (!options['skip-tests']) run('npm', ['test']);
  const versionData = await writeVersions(plan, releasedPackages());
  run('nx', ['run-many', '-t', 'build', '--projects', plan.map(({ name }) => name).join(',')]);
  await recordRelease(plan, versionData);
  if (state.remote !== undefined) {
    // The tags are the decision: once they are public, a publish that fails is repeated by --publish-only.
    await git('push', '--atomic', '--follow-tags', state.remote, `HEAD:${state.branch}`);
  }
  await publish(
    plan.map(({ name }) => name),
    destination,
  );
}

/** The releases to make: by commits, and by the rule for dependents. */
async function planned(): Promise<PlannedRelease[]> {
  const candidates = releasedPackages().map(async (one) => {
    const tag = await lastTagOf(one);
    const change = tag === undefined ? undefined : await changeSince(tag, one);
    return {
      ...one,
      released: tag !== undefined,
      next: change === undefined ? undefined : nextVersion(one.version, change),
    };
  });
  return planRelease(await Promise.all(candidates));
}

async function publishTagged(): Promise<void> {
  const tags = new Set((await git('tag', '--points-at', 'HEAD')).split('\n'));
  const names = releasedPackages()
    .filter(({ name, version }) => tags.has(`${name}@${version}`))
    .map(({ name }) => name);
  if (names.length === 0) throw new Error('No release is tagged on this commit.');
  if (!options.apply) {
    console.log(`Would publish ${names.join(', ')}. With --apply it is done.`);
    return;
  }
  run('nx', ['run-many', '-t', 'build', '--projects', names.join(',')]);
  await publish(names, destination);
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: workspace, stdio: 'inherit' });
}

function isLoopback(registry: string | undefined): boolean {
  return registry !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(registry).hostname);
}
