import { type Peer, peerModule, peerVersion } from './peer.ts';

interface Parser {
  readonly default: { readonly default: (bytes: Uint8Array) => Promise<unknown> };
}

/** The one parser on npm made for these messages. It returns a promise, and drops the codes it does not know. */
export async function smartmeProtobufParser(): Promise<Peer> {
  const parser = (await peerModule<Parser>('smartme-protobuf-parser')).default.default;
  return {
    name: 'smartme-protobuf-parser',
    version: peerVersion('smartme-protobuf-parser'),
    decode: (bytes) => parser(bytes),
  };
}
