import { type Peer, peerModule, peerVersion } from './peer.ts';

interface Runtime {
  PbfReader: new (bytes: Uint8Array) => unknown;
  PbfWriter: new () => { finish(): Uint8Array };
}
interface Generated {
  readonly readDeviceDataArray: (reader: unknown) => unknown;
  readonly writeDeviceDataArray: (message: unknown, writer: unknown) => void;
}

/** pbf with the code it compiles. It reads 64-bit integers as numbers: ids and ticks lose their last digits. */
export async function pbf(): Promise<Peer> {
  const { PbfReader, PbfWriter } = await peerModule<Runtime>('pbf');
  const { readDeviceDataArray, writeDeviceDataArray } = await peerModule<Generated>('./generated/pbf.js');
  return {
    name: 'pbf',
    version: peerVersion('pbf'),
    decode: (bytes) => readDeviceDataArray(new PbfReader(bytes)),
    encode: (message) => {
      const writer = new PbfWriter();
      writeDeviceDataArray(message, writer);
      return writer.finish();
    },
  };
}
