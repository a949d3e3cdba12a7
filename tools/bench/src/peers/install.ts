import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = join(import.meta.dirname, '..', '..', 'peers');
const bin = join(folder, 'node_modules', '.bin');
const proto = join(
  import.meta.dirname,
  '../../../../packages/proto-codec/proto/smartme/realtime/v1/realtime.proto',
);

/** Installs the peers as their lockfile has them, and has those that generate code generate it from the published schema. */
export async function installPeers(): Promise<void> {
  await run('pnpm', ['install', '--frozen-lockfile', '--loglevel=error', '--dir', folder]);
  const generated = join(folder, 'generated');
  await mkdir(generated, { recursive: true });
  await writeFile(join(generated, 'package.json'), '{ "type": "module" }\n');
  await run(join(bin, 'pbjs'), [
    ...['-t', 'static-module', '-w', 'esm', '--keep-case', '--no-comments'],
    ...[proto, '-o', join(generated, 'protobufjs.js')],
  ]);
  const { stdout } = await run(join(bin, 'pbf'), [proto]);
  await writeFile(join(generated, 'pbf.js'), stdout);
  // What the fastest peer is asked for must be what it is given: a generator that changed its mind stops here.
  const names = await readFile(join(generated, 'pbf.js'), 'utf8');
  if (!names.includes('readDeviceDataArray')) throw new Error('pbf generated no readDeviceDataArray');
}
