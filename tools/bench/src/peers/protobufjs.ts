import { type Peer, peerModule, peerVersion } from './peer.ts';

interface Generated {
  smartme: {
    realtime: {
      v1: {
        DeviceDataArray: {
          decode(bytes: Uint8Array): unknown;
          encode(message: unknown): { finish(): Uint8Array };
        };
      };
    };
  };
}

/** protobufjs with its static code. */
export async function protobufjs(): Promise<Peer> {
  const { smartme } = await peerModule<Generated>('./generated/protobufjs.js');
  const { DeviceDataArray } = smartme.realtime.v1;
  return {
    name: 'protobufjs static',
    version: peerVersion('protobufjs'),
    decode: (bytes) => DeviceDataArray.decode(bytes),
    encode: (message) => DeviceDataArray.encode(message).finish(),
  };
}
