import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { findPostgres } from '@smart-me/postgres/testing';
import { missingCommand } from '@smart-me-tools/testing/machine';
import type { Timing } from './benchmark.ts';
import { decodeBench } from './decode.bench.ts';
import { deliveries } from './deliveries.ts';
import { encodeBench } from './encode.bench.ts';
import { csvBench, EXPORT_BASELINE, lineProtocolBench, parquetBench } from './export.bench.ts';
import { callBench, HTTP_BASELINE, listBench } from './http.bench.ts';
import { INGEST_BASELINE, ingestBench } from './ingest.bench.ts';
import { JETSTREAM_BASELINE, jetStreamBench } from './jetstream.bench.ts';
import { MQTT_BASELINE, mqttBench } from './mqtt.bench.ts';
import { obisBench } from './obis.bench.ts';
import { compileCppProtobuf } from './peers/cpp-protobuf.ts';
import { installPeers } from './peers/install.ts';
import { pbf } from './peers/pbf.ts';
import { peerVersion } from './peers/peer.ts';
import { protobufEs } from './peers/protobuf-es.ts';
import { protobufjs } from './peers/protobufjs.ts';
import { smartmeProtobufParser } from './peers/smartme-protobuf-parser.ts';
import { POSTGRES_BASELINE, postgresBench } from './postgres.bench.ts';
import { RECEIVER_BASELINE, receiverBench } from './receiver.bench.ts';
import { table, timingTable } from './report.ts';
import { bundleSizes } from './sizes.ts';

const figures = join(import.meta.dirname, '..', '..', 'docs', 'guides', 'figures.md');
const PROTOBUF_BASELINE = 'protobuf-es';
const ROWS = '20,000 readings of four counters';

/** The benchmarks by the words that run one alone: `npm run bench -- http mqtt`. */
const BENCHES: Readonly<Record<string, () => Promise<void>>> = {
  codec,
  async obis() {
    await installPeers();
    await compare('OBIS codes', obisBench, 'parse: smartmeter-obis');
  },
  async http() {
    await compare('One call, over a fetch that responds at once', callBench, HTTP_BASELINE.call);
    await compare('A list of 200 devices, over the same', () => listBench(200), HTTP_BASELINE.list);
  },
  async receiver() {
    for (const delivery of deliveries) {
      const title = `CPU of a delivery in the receiver: ${delivery.name}`;
      await compare(title, () => receiverBench(delivery), RECEIVER_BASELINE);
    }
  },
  ingest: () =>
    compare('Stored before acknowledged, 256 connections, 1 × 3 values', ingestBench, INGEST_BASELINE),
  jetstream: () =>
    compare(
      'On JetStream before acknowledged, one nats-server, 256 in flight, 1 × 3 values',
      jetStreamBench,
      JETSTREAM_BASELINE,
      missingCommand('nats-server'),
    ),
  postgres: () =>
    compare(
      'Into PostgreSQL, 1000 new readings of four values',
      postgresBench,
      POSTGRES_BASELINE,
      findPostgres() === undefined ? 'there is no PostgreSQL' : undefined,
    ),
  async mqtt() {
    const title = 'MQTT, QoS 1 and retained, 64 in flight, readings of 20 values';
    const missing = missingCommand('mosquitto');
    await compare(title, () => mqttBench('processor'), MQTT_BASELINE, missing);
    await compare(`${title}, by the clock`, () => mqttBench('clock'), MQTT_BASELINE, missing);
  },
  async export() {
    await compare(`CSV, ${ROWS}`, csvBench, EXPORT_BASELINE.text);
    await compare(`Line protocol and JSON lines, ${ROWS}`, lineProtocolBench, EXPORT_BASELINE.text);
    await compare(`Parquet, ${ROWS}`, parquetBench, EXPORT_BASELINE.parquet);
  },
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

/** The table of a benchmark, or why it cannot run here. */
async function compare(
  title: string,
  bench: () => Promise<Timing[]>,
  baseline: string,
  missing?: string,
): Promise<void> {
  section(title, missing === undefined ? timingTable(await bench(), baseline) : `Left out: ${missing}.`);
}

/** Messages of realtime deliveries, beside everything else that reads and writes them. */
async function codec(): Promise<void> {
  await installPeers();
  const peers = [protobufEs, await protobufjs(), await pbf(), await smartmeProtobufParser()];
  const cpp = await compileCppProtobuf();
  const versions = [
    `Node ${process.versions.node}`,
    ...peers.map(({ name, version }) => `${name} ${version}`),
    `smartmeter-obis ${peerVersion('smartmeter-obis')}`,
    cpp === undefined ? 'no C++ protobuf on this machine' : `C++ protobuf ${cpp.version}`,
  ];
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  section('The machine', `${processor}, ${cpus().length} cores. ${versions.join(', ')}.`);
  for (const delivery of deliveries)
    await compare(`Decode: ${delivery.name}`, () => decodeBench(delivery, peers, cpp), PROTOBUF_BASELINE);
  for (const delivery of deliveries)
    await compare(`Encode: ${delivery.name}`, () => encodeBench(delivery, peers), PROTOBUF_BASELINE);
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
