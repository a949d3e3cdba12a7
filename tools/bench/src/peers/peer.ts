import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Another decoder of the same messages, at work on one delivery. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Decodes the delivery into the peer's own message. */
  readonly decode: (bytes: Uint8Array) => unknown;
  /** Encodes what `decode` returned. Absent: the peer only decodes. */
  readonly encode?: (message: unknown) => Uint8Array;
}

const folder = join(import.meta.dirname, '..', '..', 'peers');
const require = createRequire(join(folder, 'package.json'));

/** Loads a package, or a module generated for one, from the folder that the peers are installed in. */
export async function peerModule<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
}

/** The installed version of a peer. */
export function peerVersion(name: string): string {
  const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
