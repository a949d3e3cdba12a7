import { decodeColumns, decodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, ReadingColumns } from '@smart-me/readings';
import { type Candidate, benchmark, inProcess, inSequence, type Runner, type Timing } from './benchmark.ts';
import type { Delivery } from './deliveries.ts';
import type { CppProtobuf } from './peers/cpp-protobuf.ts';
import type { Peer } from './peers/peers.ts';

/** Decodes one delivery with everything that can. */
export async function decodeBench(
  { bytes }: Delivery,
  peers: readonly Peer[],
  cpp: CppProtobuf | undefined,
): Promise<Timing[]> {
  const columns = new ReadingColumns();
  const program = await cpp?.start(bytes);
  const ours: Candidate[] = [
    { name: 'decodeColumns, reused', run: inProcess(() => decodeColumns(bytes, columns)) },
    { name: 'decodeReadings', run: inProcess(() => decodeReadings(bytes)) },
    { name: 'decodeReadings, then every field read', run: inProcess(() => readAll(decodeReadings(bytes))) },
  ];
  const theirs = peers.map((peer) => ({ name: peer.name, run: peerRunner(peer, bytes) }));
  const native = [...(program?.runners ?? [])].map(([mode, run]) => ({ name: `C++ protobuf, ${mode}`, run }));
  try {
    return await benchmark([...ours, ...theirs, ...native]);
  } finally {
    program?.stop();
  }
}

/** What an application does with a reading: its id, its exact time, each code and value. */
function readAll(readings: readonly DeviceReading[]): number {
  let sum = 0;
  for (const { deviceId, timestamp, values } of readings) {
    sum += deviceId.length + Number(timestamp.ticks & 1n);
    for (const { obis, value } of values) sum += obis.c + value;
  }
  return sum;
}

/** A peer that returns a promise is waited for each time, as its user would. */
function peerRunner({ decode }: Peer, bytes: Uint8Array): Runner {
  const first = decode(bytes);
  return first instanceof Promise
    ? inSequence(() => Promise.resolve(decode(bytes)))
    : inProcess(() => decode(bytes));
}
