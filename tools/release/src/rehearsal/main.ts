import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checklist } from '@smart-me-tools/checks/checklist';
import {
  INSTALLERS,
  publishDependencies,
  type Registry,
  startRegistry,
} from '@smart-me-tools/consumer-tests/registry';
import { packageManifests, siblingsBelow } from '../manifests.ts';
import { installTogether } from './installation.ts';
import { latestVersions, published } from './published.ts';
import { scratchClone } from './scratch-clone.ts';

const OBIS = '@smart-me/obis';
const API_CORE = '@smart-me/api-core';
/** What the manifests have before their first release. */
const FIRST = '0.1.0';
const REPOSITORY = { type: 'git', url: 'git+https://git.example/smart-me.git' };
type Versions = Readonly<Record<string, string>>;

const list = new Checklist();
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'smart-me-rehearsal-')));
const registry = await startRegistry();
try {
  await rehearse(registry);
} finally {
  await registry[Symbol.asyncDispose]();
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${list.summary}, in ${(performance.now() / 1000).toFixed(0)} s`);
process.exitCode = list.failed === 0 ? 0 : 1;

/** The life of the packages in a few minutes: a first release, a fix, a break, documentation, a hotfix. */
async function rehearse(registry: Registry): Promise<void> {
  await publishDependencies(registry);
  const clone = await scratchClone(scratch, registry);
  const packages = packageManifests(clone.root);
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

  const refused = await clone.version(FIRST, '--first-release').catch((error: unknown) => String(error));
  list.expect('without a repository nothing is released', refused.includes('names no repository'), true);
  await clone.edit('chore: where the source is', 'package.json', (text) =>
    text.replace('"type": "module"', `"repository": ${JSON.stringify(REPOSITORY)},\n  "type": "module"`),
  );

  await clone.version('--dry-run', FIRST, '--first-release');
  list.expect('a dry run changes nothing', await clone.git('status', '--porcelain'), '');

  await clone.version(FIRST, '--first-release');
  await clone.publish();
  const first: Versions = Object.fromEntries(names.map((name) => [name, FIRST]));
  list.expect('the first release publishes every package', await served(), first);
  list.expect('and tags each', await tags(), names.map((name) => `${name}@${FIRST}`).sort());
  list.expect('and writes a changelog for each', clone.changelogs(), names.length);
  const codec = await published(registry.url, '@smart-me/proto-codec');
  list.expect('siblings are published as caret ranges', codec.dependencies[OBIS], `^${FIRST}`);
  const repository = { ...REPOSITORY, directory: 'packages/proto-codec' };
  list.expect('a manifest says where its source is', codec.repository, repository);
  list.expect('what is published is not published again', (await clone.publish()).includes('Nothing'), true);

  await clone.append('fix(obis): read codes with a blank', 'packages/obis/src/index.ts', '// rehearsed');
  await clone.version();
  await clone.publish();
  const fixed: Versions = { ...first, [OBIS]: '0.1.1' };
  list.expect('a fix in obis releases obis as a patch, and no dependent', await served(), fixed);
  await installs('the fix and what was there', fixed);

  await clone.append('fix(obis): read tabs', 'packages/obis/src/index.ts', '// rehearsed');
  await clone.append('feat(api-core)!: name the server', 'packages/api-core/src/index.ts', '// rehearsed');
  await clone.version();
  await clone.publish();
  const followers = names.filter((name) => siblingsBelow(name, packages).has(API_CORE));
  const broken: Versions = {
    ...fixed,
    [OBIS]: '0.1.2',
    ...Object.fromEntries([API_CORE, ...followers].map((name) => [name, '0.2.0'])),
  };
  list.expect('a break in api-core releases it and all that build on it', await served(), broken);
  for (const { name } of packages.filter(({ dependencies = {} }) => API_CORE in dependencies)) {
    const range = (await published(registry.url, name)).dependencies[API_CORE];
    list.expect(`${name} asks for the new ${API_CORE}`, range, '^0.2.0');
  }
  await installs('the break and what follows it', broken);

  const before = await clone.git('rev-parse', 'HEAD');
  await clone.append('docs: say more about webhooks', 'tools/docs/guides/webhook.md', '');
  await clone.append('docs(obis): say more about codes', 'packages/obis/README.md', '');
  await clone.version();
  await clone.publish();
  list.expect('commits in the documentation release nothing', await served(), broken);
  list.expect('and record nothing', await clone.git('rev-list', '--count', `${before}..HEAD`), '2');

  await clone.git('switch', '--quiet', '--create', 'hotfix/api-core-0.1', `${API_CORE}@${FIRST}`);
  await clone.append('fix(api-core): a fix of the old line', 'packages/api-core/src/index.ts', '// fixed');
  await clone.version();
  await clone.publish();
  list.expect('a hotfix leaves latest alone', await served(), broken);
  const { version } = await published(registry.url, API_CORE, 'api-core-0.1');
  list.expect('and has its own tag', version, '0.1.1');

  const remote = await clone.git('ls-remote', '--tags', '--refs', 'origin');
  list.expect('every tag is on the remote', remote.split('\n').length, (await tags()).length);
}
