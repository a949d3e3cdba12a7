import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import type { Installed } from './installed.ts';

/**
 * Publishes packages of others to a registry of ours as they lie in `node_modules`, so that a consumer's installation
 * needs no network and gets the locked versions.
 */
export async function serveInstalled(registryUrl: string, packages: readonly Installed[]): Promise<void> {
  const distinct = new Map(packages.map((one) => [`${one.manifest.name}@${one.manifest.version}`, one]));
  // Two versions of one package must not be written at the same time: the registry keeps them in one document.
  for (const one of distinct.values()) await publishDocument(registryUrl, one);
}

/** One PUT of npm's publish protocol: the manifest, with the tarball as its attachment. */
async function publishDocument(registryUrl: string, { root, manifest }: Installed): Promise<void> {
  const { name, version } = manifest;
  const tarball = await pack(root);
  const file = `${basename(name)}-${version}.tgz`;
  const dist = {
    integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
    shasum: createHash('sha1').update(tarball).digest('hex'),
    tarball: `${registryUrl}${name}/-/${file}`,
  };
  const document = {
    _id: name,
    name,
    'dist-tags': { latest: version },
    versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
    _attachments: {
      [file]: {
        content_type: 'application/octet-stream',
        data: tarball.toString('base64'),
        length: tarball.length,
      },
    },
  };
  const response = await fetch(`${registryUrl}${name.replace('/', '%2f')}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  });
  if (!response.ok) throw new Error(`The registry refused ${name}@${version}: ${await response.text()}`);
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
