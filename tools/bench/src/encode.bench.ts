import { decodeColumns, decodeReadings, encodeColumns, encodeReadings } from '@smart-me/proto-codec';
import { type Candidate, benchmark, inProcess, type Timing } from './benchmark.ts';
import type { Delivery } from './deliveries.ts';
import type { Peer } from './peers/peers.ts';

/** Encodes the content of one delivery with everything that can, each from its own form of the message. */
export async function encodeBench({ bytes }: Delivery, peers: readonly Peer[]): Promise<Timing[]> {
  const readings = decodeReadings(bytes);
  const columns = decodeColumns(bytes);
  const candidates: Candidate[] = [
    { name: 'encodeColumns', run: inProcess(() => encodeColumns(columns)) },
    { name: 'encodeReadings', run: inProcess(() => encodeReadings(readings)) },
    { name: 'nothing but the array', run: inProcess(() => new Uint8Array(bytes.length)) },
  ];
  for (const { name, decode, encode } of peers) {
    if (encode === undefined) continue;
    const message = decode(bytes);
    candidates.push({ name, run: inProcess(() => encode(message)) });
  }
  return benchmark(candidates);
}
