import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { type DeviceDataArray, DeviceDataArraySchema } from '@smart-me/proto-codec/gen';
import type { Peer } from './peer.ts';

/** protobuf-es with the generated code that `@smart-me/proto-codec/gen` publishes: the reference for content and speed. */
export const protobufEs: Peer = {
  name: 'protobuf-es',
  version: '2.17.0',
  decode: (bytes) => fromBinary(DeviceDataArraySchema, bytes),
  encode: (message) => toBinary(DeviceDataArraySchema, message as DeviceDataArray),
};
