import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INSTALLERS, publishDependencies, startRegistry } from '@smart-me-tools/consumer-tests/registry';
import { nextVersion } from '../caret-range.ts';
import { releasedPackages } from '../released-packages.ts';
import { Checklist } from './checklist.ts';
import { installTogether } from './installation.ts';
import { latestVersions, published } from './published.ts';
import { scratchClone } from './scratch-clone.ts';

const OBIS = '@smart-me/obis';
const API_CORE = '@smart-me/api-core';
type Versions = Readonly<Record<string, string>>;

const list = new Checklist();
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'smart-me-rehearsal-')));
try {
  await rehearse();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${list.summary}, in ${(performance.now() / 1000).toFixed(0)} s`);
process.exitCode = list.failed === 0 ? 0 : 1;

/** The life of the packages in a few minutes: a first release, a fix, a break, documentation, a hotfix. */
async function rehearse(): Promise<void> {
  await using registry = await startRegistry();
  await publishDependencies(registry);
  const clone = await scratchClone(scratch, registry);
  const packages = releasedPackages(clone.root);
  const names = packages.map(({ name }) => name);
  const served = (): Promise<Versions> => latestVersions(registry.url, names);
  const tags = async (): Promise<string[]> => (await clone.git('tag', '--list')).split('\n').sort();

  const installs = async (what: string, versions: Versions): Promise<void> => {
    for (const installer of INSTALLERS) {
      const installed = await installTogether(installer, names, registry, scratch);
      const expected = { copies: names.length, versions, printed: 'electricity true' };
      list.expect(`${what} install and run together, by ${installer}`, installed, expected);
    }
  };

  await clone.release();
  list.expect('a dry run changes nothing', await clone.git('status', '--porcelain'), '');

  await clone.release('--apply');
  const first: Versions = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
  list.expect('the first release publishes every package as its manifest has it', await served(), first);
  list.expect('and tags each', await tags(), names.map((name) => `${name}@${first[name] ?? ''}`).sort());
  const { dependencies } = await published(registry.url, '@smart-me/proto-codec');
  list.expect('siblings are published as caret ranges', dependencies[OBIS], `^${first[OBIS] ?? ''}`);

  await clone.commit('fix(obis): read codes with a blank', 'packages/obis/src/index.ts', '// rehearsed');
  await clone.release('--apply');
  const fixed: Versions = { ...first, [OBIS]: nextVersion(first[OBIS] ?? '', 'fix') };
  list.expect('a fix in obis releases obis as a patch, and no dependent', await served(), fixed);
  await installs('the fix and what was there', fixed);

  await clone.commit(
    'feat(api-core)!: name the server in every error',
    'packages/api-core/src/index.ts',
    '// rehearsed',
  );
  await clone.release('--apply');
  const followers = packages.filter(({ name }) => reaches(name, API_CORE)).map(({ name }) => name);
  const broken: Versions = { ...fixed, ...breakingVersions([API_CORE, ...followers], fixed) };
  list.expect('a break in api-core releases it and all that build on it', await served(), broken);
  for (const { name } of packages.filter(({ siblings }) => siblings.includes(API_CORE))) {
    const range = (await published(registry.url, name)).dependencies[API_CORE];
    list.expect(`${name} asks for the new ${API_CORE}`, range, `^${broken[API_CORE] ?? ''}`);
  }
  await installs('the break and what follows it', broken);

  const before = await clone.git('rev-parse', 'HEAD');
  await clone.commit('docs: say more about webhooks', 'tools/docs/guides/webhook.md', '');
  await clone.commit('docs(obis): say more about codes', 'packages/obis/README.md', '');
  const said = await clone.release('--apply');
  list.expect('commits in the documentation release nothing', await served(), broken);
  list.expect('and the command says so', said.includes('Nothing to release.'), true);
  list.expect('and records nothing', await clone.git('rev-list', '--count', `${before}..HEAD`), '2');

  const line = `hotfix/api-core-${first[API_CORE] ?? ''}`;
  await clone.git('switch', '--quiet', '--create', line, `${API_CORE}@${first[API_CORE] ?? ''}`);
  await clone.commit('fix(api-core): a mend of the old line', 'packages/api-core/src/index.ts', '// mended');
  const refused = await clone.release('--apply').catch((error: unknown) => String(error));
  list.expect('a hotfix is refused as latest', refused.includes('--dist-tag'), true);
  await clone.release('--apply', '--dist-tag=previous');
  list.expect('a hotfix leaves latest alone', await served(), broken);
  const { version } = await published(registry.url, API_CORE, 'previous');
  list.expect('and has its own tag', version, nextVersion(first[API_CORE] ?? '', 'fix'));

  const remote = await clone.git('ls-remote', '--tags', '--refs', 'origin');
  list.expect('every tag is on the remote', remote.split('\n').length, (await tags()).length);

  function reaches(name: string, target: string): boolean {
    const siblings = packages.find((one) => one.name === name)?.siblings ?? [];
    return siblings.some((sibling) => sibling === target || reaches(sibling, target));
  }
}

function breakingVersions(names: readonly string[], from: Versions): Versions {
  return Object.fromEntries(names.map((name) => [name, nextVersion(from[name] ?? '', 'breaking')]));
}
