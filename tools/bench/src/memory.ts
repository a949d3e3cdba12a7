import { decodeColumns, decodeReadings } from '@smart-me/proto-codec';
import { deliveries } from './deliveries.ts';
import { loadPeers } from './peers/peers.ts';

// A process of its own for each decoder: `node --expose-gc memory.ts NAME` prints the bytes kept per decoded value.
const [, , wanted = ''] = process.argv;
const large = deliveries[2];
if (large === undefined || globalThis.gc === undefined) throw new Error('run with --expose-gc');
const collect = globalThis.gc;

const ours: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  decodeColumns: (bytes) => decodeColumns(bytes),
  decodeReadings: (bytes) => decodeReadings(bytes),
};
const decode = ours[wanted] ?? (await loadPeers()).find(({ name }) => name === wanted)?.decode;
if (decode === undefined) throw new Error(`no decoder is called ${wanted}`);

const DELIVERIES = 200;
const used = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};
for (let i = 0; i < 50; i++) decode(large.bytes);
// Each delivery has bytes of its own: a decoder that keeps views into them keeps them alive, and pays for it.
const before = used();
const kept: unknown[] = [];
for (let i = 0; i < DELIVERIES; i++) kept.push(decode(large.bytes.slice()));
const after = used();
console.log(((after - before) / (kept.length * large.values)).toFixed(1));
