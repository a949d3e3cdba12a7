import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import type { Comparison, Timing } from './benchmark.ts';
import { decodeBench } from './decode.bench.ts';
import { deliveries, type Delivery } from './deliveries.ts';
import { encodeBench } from './encode.bench.ts';
import { exportComparisons } from './export.bench.ts';
import { httpComparisons } from './http.bench.ts';
import { ingestComparison } from './ingest.bench.ts';
import { jetStreamComparison } from './jetstream.bench.ts';
import { mqttComparisons } from './mqtt.bench.ts';
import { obisComparison } from './obis.bench.ts';
import { compileCppProtobuf } from './peers/cpp-protobuf.ts';
import { installPeers, loadPeers, peerVersion } from './peers/peers.ts';
import { postgresComparison } from './postgres.bench.ts';
import { receiverComparisons } from './receiver.bench.ts';
import { table, timingTable } from './report.ts';
import { bundleSizes } from './sizes.ts';

const figures = join(import.meta.dirname, '..', '..', 'docs', 'guides', 'figures.md');

/** The benchmarks by the words that run one alone: `npm run bench -- http mqtt`. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  codec,
  obis: () => compare([obisComparison]),
  http: () => compare(httpComparisons),
  receiver: () => compare(receiverComparisons),
  ingest: () => compare([ingestComparison]),
  jetstream: () => compare([jetStreamComparison]),
  postgres: () => compare([postgresComparison]),
  mqtt: () => compare(mqttComparisons),
  export: () => compare(exportComparisons),
  async sizes() {
    section('What a page ships, minified and gzipped', table(['use', 'bytes'], await bundleSizes()));
  },
};

const { values: options, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } }, // into the page of figures
});
const unknown = words.filter((word) => !(word in BENCHES));
if (unknown.length > 0)
  throw new RangeError(`There are ${Object.keys(BENCHES).join(', ')}, not ${unknown.join(', ')}.`);
if (options.write && words.length > 0)
  throw new RangeError('The page of figures has all of them: --write alone.');

const sections: string[] = [];
for (const [word, bench] of Object.entries(BENCHES))
  if (words.length === 0 || words.includes(word)) await bench();

if (options.write) {
  const text = await readFile(figures, 'utf8');
  const marked = /(<!-- results -->\n)[\s\S]*(<!-- \/results -->)/;
  await writeFile(
    figures,
    text.replace(marked, (_, open, close) => `${open}\n${sections.join('\n\n')}\n\n${close}`),
  );
}

function section(title: string, body: string): void {
  sections.push(`### ${title}\n\n${body}`);
  console.log(`\n${title}\n\n${body}`);
}

/** The table of each, or why it cannot be measured here. */
async function compare(comparisons: readonly Comparison[]): Promise<void> {
  for (const { title, baseline, measure, missing } of comparisons) {
    const reason = missing?.();
    section(title, reason === undefined ? timingTable(await measure(), baseline) : `Left out: ${reason}.`);
  }
}

/** Messages of realtime deliveries, beside everything else that reads and writes them. */
async function codec(): Promise<void> {
  await installPeers();
  const peers = await loadPeers();
  const cpp = await compileCppProtobuf();
  const versions = [
    `Node ${process.versions.node}`,
    ...peers.map(({ name, version }) => `${name} ${version}`),
    `smartmeter-obis ${peerVersion('smartmeter-obis')}`,
    cpp === undefined ? 'no C++ protobuf on this machine' : `C++ protobuf ${cpp.version}`,
  ];
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  section('The machine', `${processor}, ${cpus().length} cores. ${versions.join(', ')}.`);
  const inTurns = (what: string, bench: (delivery: Delivery) => Promise<Timing[]>): Promise<void> =>
    compare(
      deliveries.map((delivery) => ({
        title: `${what}: ${delivery.name}`,
        baseline: 'protobuf-es',
        measure: () => bench(delivery),
      })),
    );
  await inTurns('Decode', (delivery) => decodeBench(delivery, peers, cpp));
  await inTurns('Encode', (delivery) => encodeBench(delivery, peers));
  section('Memory kept per decoded value, 100 devices × 20 values', await memoryTable());
  await cpp?.[Symbol.asyncDispose]();
}

async function memoryTable(): Promise<string> {
  const rows: string[][] = [];
  for (const name of ['decodeColumns', 'decodeReadings', 'protobuf-es', 'protobufjs static', 'pbf']) {
    const script = join(import.meta.dirname, 'memory.ts');
    const args = ['--conditions=@smart-me/source', '--expose-gc', script, name];
    rows.push([name, (await promisify(execFile)(process.execPath, args)).stdout.trim()]);
  }
  return table(['', 'bytes'], rows);
}
