import { create, toBinary, type MessageInitShape } from '@bufbuild/protobuf';
import { MeasurementValuesSchema, TransactionSchema } from '../gen.ts';

/** The packet of some counters, written by protobuf-es. */
export function packetOfValues(values: MessageInitShape<typeof MeasurementValuesSchema>): Uint8Array {
  return packetOf(toBinary(MeasurementValuesSchema, create(MeasurementValuesSchema, values)));
}

/** The packet of a transaction, written by protobuf-es. */
export function packetOfTransaction(values: MessageInitShape<typeof TransactionSchema>): Uint8Array {
  return packetOf(toBinary(TransactionSchema, create(TransactionSchema, values)));
}

/** A message behind its length. */
export function packetOf(message: Uint8Array): Uint8Array {
  const { length } = message;
  const prefix = length < 0x80 ? [length] : [(length & 0x7f) | 0x80, length >>> 7];
  return Uint8Array.of(...prefix, ...message);
}
