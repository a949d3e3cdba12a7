import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Manifest, type Package, packageNamed, packages, plainEnvironment, PNPM } from './workspace.ts';

const run = promisify(execFile);

let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'smart-me-tarballs-'));
  for (const one of packages) {
    await run(process.execPath, [PNPM, 'pack', '--pack-destination', scratch], { cwd: one.root });
    await install(one);
  }
});
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('a packed package, alone in a fresh folder', () => {
  test.each(packages)('$folder imports every entry point', async (one) => {
    const home = homeOf(one);
    // A target that is only a path is a file to read, no module.
    const entries = Object.entries(one.manifest.exports).filter(([, target]) => typeof target !== 'string');
    const imports = entries.map(([entry]) => join(one.manifest.name, entry));
    const program = `for (const name of ${JSON.stringify(imports)}) console.log(name, Object.keys(await import(name)).length);`;
    writeFileSync(join(home, 'main.mjs'), program);
    const { stdout } = await run(process.execPath, ['main.mjs'], { cwd: home, env: plainEnvironment });
    for (const name of imports) expect(stdout).toMatch(new RegExp(`^${name} [1-9]`, 'm'));
  });

  test.each(packages)('$folder carries its licence and README, and no test', async ({ manifest }) => {
    const { stdout } = await run('tar', ['-tzf', tarballOf(manifest)]);
    const files = stdout.trim().split('\n');
    expect(files).toEqual(
      expect.arrayContaining(['package/LICENSE', 'package/README.md', 'package/dist/index.js']),
    );
    expect(files.filter((file) => /\.test\.|\/testing\/|tsbuildinfo/.test(file))).toEqual([]);
  });

  test('the cli runs as its command does', async () => {
    const cli = packageNamed('@smart-me/cli');
    if (cli === undefined) throw new Error('no cli package');
    const main = join(installed(cli), cli.manifest.bin?.['smart-me'] ?? '');
    const { stdout } = await run(process.execPath, [main, 'obis', '0100010800FF'], { env: plainEnvironment });
    expect(stdout).toContain('1-0:1.8.0*255');
  });
});

const tarballOf = ({ name, version }: Manifest): string =>
  join(scratch, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);

const homeOf = ({ folder }: Package): string => join(scratch, folder);

const installed = (one: Package): string => join(homeOf(one), 'node_modules', one.manifest.name);

/**
 * What an install of the tarball would leave, without a network: the package alone in a folder of its own, beside it
 * links to what its packed manifest declares, peers among it, and to nothing else. Our packages are linked as installed the same way,
 * everyone else's from the workspace's own installation.
 */
async function install(one: Package): Promise<void> {
  const target = installed(one);
  mkdirSync(target, { recursive: true });
  // Without what no program loads: there are a thousand such files.
  const unread = ['--exclude=*.ts', '--exclude=*.map'];
  await run('tar', ['-xzf', tarballOf(one.manifest), '-C', target, '--strip-components=1', ...unread]);
  const packed = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as Manifest;
  for (const [name, range] of Object.entries({ ...packed.dependencies, ...packed.peerDependencies })) {
    expect(range).not.toMatch(/^(workspace|file|link):/);
    const sibling = packageNamed(name);
    const from = sibling ? installed(sibling) : realpathSync(join(one.root, 'node_modules', name));
    const link = join(homeOf(one), 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(from, link, 'junction'); // on Windows; elsewhere it says nothing
  }
}
