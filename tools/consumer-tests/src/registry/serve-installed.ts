import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { fromToolchain } from '../toolchain.ts';
import type { Installed } from './installed.ts';

const { publish } = fromToolchain('libnpmpublish') as {
  publish: (manifest: object, tarball: Buffer, options: object) => Promise<unknown>;
};

/**
 * Publishes packages of others to a registry of ours as they lie in `node_modules`, so that a consumer's installation
 * needs no network and gets the locked versions.
 */
export async function serveInstalled(registryUrl: string, packages: readonly Installed[]): Promise<void> {
  const distinct = new Map(packages.map((one) => [`${one.manifest.name}@${one.manifest.version}`, one]));
  // Two versions of one package must not be written at the same time: the registry keeps them in one document.
  for (const { root, manifest } of distinct.values()) {
    await publish({ ...manifest }, await pack(root), { registry: registryUrl });
  }
}

/** The folder as npm packs it: everything under `package/`, its own `node_modules` left out. */
async function pack(root: string): Promise<Buffer> {
  const scratch = mkdtempSync(join(tmpdir(), 'smart-me-pack-'));
  try {
    cpSync(root, join(scratch, 'package'), {
      recursive: true,
      filter: (source) => source === root || basename(source) !== 'node_modules',
    });
    const file = join(scratch, 'package.tgz');
    await promisify(execFile)('tar', ['-czf', file, '-C', scratch, 'package']);
    return readFileSync(file);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
