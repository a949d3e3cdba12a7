import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execute } from '../execute.ts';
import { fromToolchain } from '../toolchain.ts';

const { publish } = fromToolchain('libnpmpublish') as {
  publish: (manifest: object, tarball: Buffer, options: object) => Promise<unknown>;
};

/** What pnpm lists of a package. */
interface Listed {
  readonly from: string;
  readonly version: string;
  readonly path: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
}

/** The folders of everything that an installation brings along, by name and version: links to packages of the workspace aside. */
export async function installedIn(
  cwd: string,
  ...options: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const listed = await execute('pnpm', ['list', '--prod', '--json', '--depth', 'Infinity', ...options], {
    cwd,
  });
  const folders = new Map<string, string>();
  const visit = ({ dependencies = {} }: Pick<Listed, 'dependencies'>): void => {
    for (const one of Object.values(dependencies)) {
      if (!one.version.startsWith('link:')) folders.set(`${one.from}@${one.version}`, one.path);
      visit(one);
    }
  };
  (JSON.parse(listed) as Pick<Listed, 'dependencies'>[]).forEach(visit);
  return folders;
}

/**
 * Publishes packages of others to a registry of ours as they lie in these folders, so that a consumer's installation
 * needs no network and gets the locked versions.
 */
export async function serveInstalled(registryUrl: string, folders: readonly string[]): Promise<void> {
  // Two versions of one package must not be written at the same time: the registry keeps them in one document.
  for (const folder of folders) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as object;
    await publish(manifest, await pack(folder), { registry: registryUrl });
  }
}

/** The folder as npm packs it: everything under `package/`, its own `node_modules` left out. */
async function pack(folder: string): Promise<Buffer> {
  // pnpm has one file for all of the same content, and npm takes no links.
  const options = [
    '--hard-dereference',
    '--exclude=node_modules',
    '--transform=s,^\\.,package,',
    '--directory',
    folder,
    '.',
  ];
  const { stdout } = await promisify(execFile)('tar', ['-cz', ...options], {
    encoding: 'buffer',
    maxBuffer: 1024 ** 3,
  });
  return stdout;
}
