import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { type DeviceDataArray, DeviceDataArraySchema } from '@smart-me/proto-codec/gen';

/** Another decoder of the same messages, at work on one delivery. */
export interface Peer {
  readonly name: string;
  readonly version: string;
  /** Decodes the delivery into the peer's own message. */
  readonly decode: (bytes: Uint8Array) => unknown;
  /** Encodes what `decode` returned. Absent: the peer only decodes. */
  readonly encode?: (message: unknown) => Uint8Array;
}

const run = promisify(execFile);
const folder = join(import.meta.dirname, '..', '..', 'peers');
const require = createRequire(join(folder, 'package.json'));
const packages = join(import.meta.dirname, '../../../../packages');
const proto = join(packages, 'proto-codec/proto/smartme/realtime/v1/realtime.proto');

/** Installs the peers as their lockfile has them, and has those that generate code generate it from the published schema. */
export async function installPeers(): Promise<void> {
  await run('pnpm', ['install', '--frozen-lockfile', '--loglevel=error', '--dir', folder]);
  const bin = join(folder, 'node_modules', '.bin');
  const generated = join(folder, 'generated');
  await mkdir(generated, { recursive: true });
  await writeFile(join(generated, 'package.json'), '{ "type": "module" }\n');
  await run(join(bin, 'pbjs'), [
    ...['-t', 'static-module', '-w', 'esm', '--keep-case', '--no-comments'],
    ...[proto, '-o', join(generated, 'protobufjs.js')],
  ]);
  const { stdout } = await run(join(bin, 'pbf'), [proto]);
  // What the fastest peer is asked for must be what it is given: a generator that changed its mind stops here.
  if (!stdout.includes('readDeviceDataArray')) throw new Error('pbf generated no readDeviceDataArray');
  await writeFile(join(generated, 'pbf.js'), stdout);
}

/** Loads a package, or a module generated for one, from the folder that the peers are installed in. */
export async function peerModule<Module>(name: string): Promise<Module> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as Module;
}

/** The installed version of a peer. */
export function peerVersion(name: string): string {
  const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Those that read the messages, as they are installed. */
export async function loadPeers(): Promise<readonly Peer[]> {
  const { smartme } = await peerModule<ProtobufjsCode>('./generated/protobufjs.js');
  const { DeviceDataArray: message } = smartme.realtime.v1;
  const { PbfReader, PbfWriter } = await peerModule<PbfRuntime>('pbf');
  const { readDeviceDataArray, writeDeviceDataArray } = await peerModule<PbfCode>('./generated/pbf.js');
  const { default: parser } = await peerModule<Parser>('smartme-protobuf-parser');
  return [
    protobufEs,
    {
      name: 'protobufjs static',
      version: peerVersion('protobufjs'),
      decode: (bytes) => message.decode(bytes),
      encode: (decoded) => message.encode(decoded).finish(),
    },
    {
      // It reads 64-bit integers as numbers: ids and ticks lose their last digits.
      name: 'pbf',
      version: peerVersion('pbf'),
      decode: (bytes) => readDeviceDataArray(new PbfReader(bytes)),
      encode: (decoded) => {
        const writer = new PbfWriter();
        writeDeviceDataArray(decoded, writer);
        return writer.finish();
      },
    },
    // The one parser on npm made for these messages. It returns a promise, and drops the codes it does not know.
    {
      name: 'smartme-protobuf-parser',
      version: peerVersion('smartme-protobuf-parser'),
      decode: (bytes) => parser.default(bytes),
    },
  ];
}

/** With the generated code that `@smart-me/proto-codec/gen` publishes: the reference for content and speed. */
const protobufEs: Peer = {
  name: 'protobuf-es',
  version: '2.17.0',
  decode: (bytes) => fromBinary(DeviceDataArraySchema, bytes),
  encode: (message) => toBinary(DeviceDataArraySchema, message as DeviceDataArray),
};

interface ProtobufjsCode {
  readonly smartme: {
    readonly realtime: {
      readonly v1: {
        readonly DeviceDataArray: {
          decode(bytes: Uint8Array): unknown;
          encode(message: unknown): { finish(): Uint8Array };
        };
      };
    };
  };
}
interface PbfRuntime {
  PbfReader: new (bytes: Uint8Array) => unknown;
  PbfWriter: new () => { finish(): Uint8Array };
}
interface PbfCode {
  readonly readDeviceDataArray: (reader: unknown) => unknown;
  readonly writeDeviceDataArray: (message: unknown, writer: unknown) => void;
}
interface Parser {
  readonly default: { readonly default: (bytes: Uint8Array) => Promise<unknown> };
}
