import { isDeepStrictEqual } from 'node:util';
import { globSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  execute,
  INSTALLERS,
  installPackages,
  publishDependencies,
  startRegistry,
} from '@smart-me-tools/consumer-tests/registry';
import { leavesCaretRange, nextBreaking } from '../caret-range.ts';
import { releasedPackages } from '../released-packages.ts';
import { latestVersions, published } from './published.ts';
import { scratchClone } from './scratch-clone.ts';

const OBIS = '@smart-me/obis';
const API_CORE = '@smart-me/api-core';

let passed = 0;
let failed = 0;
const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'smart-me-rehearsal-')));
try {
  await rehearse();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed, in ${(performance.now() / 1000).toFixed(0)} s`);
process.exitCode = failed === 0 ? 0 : 1;

/** The life of the packages in a few minutes: a first release, a fix, a break, documentation, a hotfix. */
async function rehearse(): Promise<void> {
  await using registry = await startRegistry();
  await publishDependencies(registry);
  const clone = await scratchClone(scratch, registry);
  const packages = releasedPackages(clone.root);
  const names = packages.map(({ name }) => name);
  const served = (): Promise<Record<string, string>> => latestVersions(registry.url, names);

  await clone.release();
  expect('a dry run changes nothing', await clone.git('status', '--porcelain'), '');

  await clone.release('--apply');
  const first = Object.fromEntries(packages.map(({ name, version }) => [name, version]));
  expect('the first release publishes every package as its manifest has it', await served(), first);
  expect('and tags each', await tagsOf(clone.git), names.map((name) => `${name}@${first[name]}`).sort());
  expect(
    'siblings are published as caret ranges',
    (await published(registry.url, '@smart-me/proto-codec')).dependencies[OBIS],
    `^${first[OBIS]}`,
  );

  await clone.commit('fix(obis): read codes with a blank', 'packages/obis/src/index.ts', '// rehearsed');
  await clone.release('--apply');
  const fixed: Record<string, string> = { ...first, [OBIS]: nextPatch(first[OBIS]) };
  expect('a fix in obis releases obis as a patch, and no dependent', await served(), fixed);
  await installsTogether('the fix is what an installation gets', fixed);

  await clone.commit(
    'feat(api-core)!: name the server in every error',
    'packages/api-core/src/index.ts',
    '// rehearsed',
  );
  await clone.release('--apply');
  const followers = dependentsOf(API_CORE);
  const broken: Record<string, string> = {
    ...fixed,
    ...Object.fromEntries([API_CORE, ...followers].map((name) => [name, nextBreaking(fixed[name] ?? '')])),
  };
  expect('a break in api-core releases it and all that build on it', await served(), broken);
  for (const { name } of packages.filter(({ siblings }) => siblings.includes(API_CORE))) {
    const range = (await published(registry.url, name)).dependencies[API_CORE];
    expect(`${name} asks for the new ${API_CORE}`, range, `^${broken[API_CORE]}`);
  }
  await installsTogether('the broken and what follows it', broken);

  const before = await clone.git('rev-parse', 'HEAD');
  await clone.commit('docs: say more about webhooks', 'tools/docs/guides/webhook.md', '');
  await clone.commit('docs(obis): say more about codes', 'packages/obis/README.md', '');
  const said = await clone.release('--apply');
  expect('commits in the documentation release nothing', await served(), broken);
  expect('and say so', said.includes('Nothing to release.'), true);
  expect('and record nothing', (await clone.git('rev-list', '--count', `${before}..HEAD`)).trim(), '2');

  await clone.git('switch', '--quiet', '--create', 'hotfix/api-core-1', `${API_CORE}@${first[API_CORE]}`);
  await clone.commit('fix(api-core): a mend of the old line', 'packages/api-core/src/index.ts', '// mended');
  const refused = await clone.release('--apply').catch((error: unknown) => String(error));
  expect('a hotfix is refused as latest', refused.includes('--dist-tag'), true);
  await clone.release('--apply', '--dist-tag=api-core-1');
  expect('a hotfix leaves latest alone', await served(), broken);
  expect(
    'and is published under its own tag',
    (await published(registry.url, API_CORE, 'api-core-1')).version,
    nextPatch(first[API_CORE]),
  );

  const remote = (await clone.git('ls-remote', '--tags', 'origin')).split('\n').length;
  expect('every tag is on the remote', remote, (await tagsOf(clone.git)).length);

  /** Every package that reaches another through its siblings. */
  function dependentsOf(target: string): string[] {
    const direct = packages.filter(({ siblings }) => siblings.includes(target)).map(({ name }) => name);
    return [...new Set([...direct, ...direct.flatMap(dependentsOf)])];
  }

  /** Installs the newest of everything, by each package manager, and runs a reading through the packages. */
  async function installsTogether(what: string, versions: Readonly<Record<string, string>>): Promise<void> {
    for (const installer of INSTALLERS) {
      const folder = mkdtempSync(join(scratch, `${installer}-`));
      const caches = join(folder, 'caches');
      mkdirSync(caches);
      await installPackages(installer, folder, names, { registry, scratch: caches });
      const copies = globSync(
        'node_modules/{,.pnpm/*/node_modules/,**/node_modules/}@smart-me/*/package.json',
        {
          cwd: folder,
        },
      ).map((file) => realpathSync(join(folder, file)));
      const installed = [...new Set(copies)].map(
        (file) => JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string },
      );
      expect(`${what}, by ${installer}, one copy of each`, installed.length, names.length);
      expect(
        `${what}, by ${installer}`,
        Object.fromEntries(installed.map(({ name, version }) => [name, version])),
        versions,
      );
      writeFileSync(join(folder, 'main.mjs'), PROGRAM);
      const printed = await execute('node', ['main.mjs'], { cwd: folder });
      expect(`${what}, by ${installer}, runs together`, printed, 'true electricity');
    }
  }
}

/** The simulator, the client and a typed reading: most packages, in one process. */
const PROGRAM = `
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { ObisCode } from '@smart-me/obis';
import { startSimulator } from '@smart-me/simulator';
const simulator = await startSimulator({ seed: 1 });
const client = createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl: simulator.url });
const account = createAccountApi(client);
const meter = (await account.devices.list()).find((one) => one.deviceEnergyType === 'electricity');
const { values } = await account.values.now({ deviceId: meter.id });
console.log(values.every(({ obis }) => obis instanceof ObisCode), meter.deviceEnergyType);
await simulator.stop();
`;

async function tagsOf(git: (...args: readonly string[]) => Promise<string>): Promise<string[]> {
  return (await git('tag', '--list')).split('\n').sort();
}

function nextPatch(version = ''): string {
  const [major = '', minor = '', patch = ''] = version.split('.');
  const next = `${major}.${minor}.${Number(patch) + 1}`;
  if (leavesCaretRange(version, next)) throw new Error(`${next} is no patch of ${version}.`);
  return next;
}

function expect(what: string, actual: unknown, expected: unknown): void {
  const same = isDeepStrictEqual(actual, expected);
  if (same) passed += 1;
  else failed += 1;
  console.log(`${same ? '✓' : '✗'} ${what}`);
  if (!same)
    console.log(`    is        ${JSON.stringify(actual)}\n    should be ${JSON.stringify(expected)}`);
}
