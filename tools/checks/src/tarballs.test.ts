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
import { type Manifest, type Package, packageNamed, packages, plainEnvironment } from './workspace.ts';

const run = promisify(execFile);

let scratch: string;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'smart-me-tarballs-'));
  for (const { root } of packages) await run('pnpm', ['pack', '--pack-destination', scratch], { cwd: root });
}, 120_000);
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('a packed package, alone in a fresh folder', () => {
  test.each(packages)(
    '$folder imports every entry point',
    async (one) => {
      const home = join(scratch, one.folder);
      await install(one, home);
      const entries = Object.keys(one.manifest.exports).filter((entry) => !entry.endsWith('.json'));
      const imports = entries.map((entry) => join(one.manifest.name, entry));
      const program = `for (const name of ${JSON.stringify(imports)}) console.log(name, Object.keys(await import(name)).length);`;
      writeFileSync(join(home, 'main.mjs'), program);
      const { stdout } = await run('node', ['main.mjs'], { cwd: home, env: plainEnvironment });
      for (const name of imports) expect(stdout).toMatch(new RegExp(`^${name} [1-9]`, 'm'));
    },
    60_000,
  );

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
    const home = join(scratch, 'command');
    await install(cli, home);
    const main = join(home, 'node_modules', cli.manifest.name, cli.manifest.bin?.['smart-me'] ?? '');
    const { stdout } = await run('node', [main, 'obis', '0100010800FF'], {
      env: plainEnvironment,
    });
    expect(stdout).toContain('1-0:1.8.0*255');
  }, 60_000);
});

const tarballOf = ({ name, version }: Manifest): string =>
  join(scratch, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);

/**
 * What `npm install <tarball>` would leave, without a network: our packages from their tarballs, everyone else's from
 * the workspace's own installation, and only what the packed manifests declare.
 */
async function install(one: Package, home: string, seen = new Set<string>()): Promise<void> {
  if (seen.has(one.manifest.name)) return;
  seen.add(one.manifest.name);
  const target = join(home, 'node_modules', one.manifest.name);
  mkdirSync(target, { recursive: true });
  await run('tar', ['-xzf', tarballOf(one.manifest), '-C', target, '--strip-components=1']);
  const packed = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as Manifest;
  for (const [name, range] of Object.entries(packed.dependencies ?? {})) {
    expect(range).not.toMatch(/^(workspace|file|link):/);
    const sibling = packageNamed(name);
    if (sibling) await install(sibling, home, seen);
    else link(realpathSync(join(one.root, 'node_modules', name)), join(home, 'node_modules', name));
  }
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  try {
    symlinkSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
