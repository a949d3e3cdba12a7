import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPostgres } from '@smart-me/postgres/testing';
import { decodeBench } from './decode.bench.ts';
import { deliveries } from './deliveries.ts';
import { encodeBench } from './encode.bench.ts';
import { csvBench, EXPORT_BASELINE, lineProtocolBench, parquetBench } from './export.bench.ts';
import { callBench, HTTP_BASELINE, listBench } from './http.bench.ts';
import { obisBench } from './obis.bench.ts';
import { compileCppProtobuf } from './peers/cpp-protobuf.ts';
import { installPeers } from './peers/install.ts';
import { pbf } from './peers/pbf.ts';
import { peerVersion } from './peers/peer.ts';
import { protobufEs } from './peers/protobuf-es.ts';
import { protobufjs } from './peers/protobufjs.ts';
import { smartmeProtobufParser } from './peers/smartme-protobuf-parser.ts';
import { INGEST_BASELINE, ingestBench } from './ingest.bench.ts';
import { hasNatsServer, JETSTREAM_BASELINE, jetStreamBench } from './jetstream.bench.ts';
import { POSTGRES_BASELINE, postgresBench } from './postgres.bench.ts';
import { RECEIVER_BASELINE, receiverBench } from './receiver.bench.ts';
import { MQTT_BASELINE, mqttBench } from './mqtt.bench.ts';
import { table, timingTable } from './report.ts';
import { bundleSizes } from './sizes.ts';

const run = promisify(execFile);
const figures = join(import.meta.dirname, '..', '..', 'docs', 'guides', 'figures.md');
const BASELINE = 'protobuf-es';

await installPeers();
const peers = [protobufEs, await protobufjs(), await pbf(), await smartmeProtobufParser()];
const cpp = await compileCppProtobuf();

const sections: string[] = [];
const section = (title: string, body: string): void => {
  sections.push(`### ${title}\n\n${body}`);
  console.log(`\n${title}\n\n${body}`);
};

section('The machine', machine(cpp?.version));
for (const delivery of deliveries) {
  section(`Decode: ${delivery.name}`, timingTable(await decodeBench(delivery, peers, cpp), BASELINE));
}
for (const delivery of deliveries) {
  section(`Encode: ${delivery.name}`, timingTable(await encodeBench(delivery, peers), BASELINE));
}
section('OBIS codes', timingTable(await obisBench(), 'parse: smartmeter-obis'));
section('One call, over a fetch that responds at once', timingTable(await callBench(), HTTP_BASELINE.call));
section('A list of 200 devices, over the same', timingTable(await listBench(200), HTTP_BASELINE.list));
for (const delivery of deliveries) {
  const timings = await receiverBench(delivery);
  section(`CPU of a delivery in the receiver: ${delivery.name}`, timingTable(timings, RECEIVER_BASELINE));
}
section(
  'Stored before acknowledged, 256 connections, 1 × 3 values',
  timingTable(await ingestBench(), INGEST_BASELINE),
);
section(
  'On JetStream before acknowledged, one nats-server, 256 in flight, 1 × 3 values',
  hasNatsServer
    ? timingTable(await jetStreamBench(), JETSTREAM_BASELINE)
    : 'There is no nats-server on this machine.',
);
if (findPostgres() !== undefined) {
  section(
    'Into PostgreSQL, 1000 new readings of four values',
    timingTable(await postgresBench(), POSTGRES_BASELINE),
  );
}
const published = await mqttBench();
section(
  'MQTT, QoS 1 and retained, 64 in flight, readings of 20 values',
  published === undefined ? 'There is no mosquitto.' : timingTable(published, MQTT_BASELINE),
);
const rows = '20,000 readings of four counters';
section(`CSV, ${rows}`, timingTable(await csvBench(), EXPORT_BASELINE.text));
section(
  `Line protocol and JSON lines, ${rows}`,
  timingTable(await lineProtocolBench(), EXPORT_BASELINE.text),
);
section(`Parquet, ${rows}`, timingTable(await parquetBench(), EXPORT_BASELINE.parquet));
section('Memory kept per decoded value, 100 devices × 20 values', await memoryTable());
section(
  'What a page ships, minified and gzipped',
  table(
    ['use', 'bytes'],
    (await bundleSizes()).map(({ use, bytes }) => [use, String(bytes)]),
  ),
);

await cpp?.[Symbol.asyncDispose]();

if (process.argv.includes('--write')) {
  const text = await readFile(figures, 'utf8');
  const marked = /(<!-- results -->\n)[\s\S]*(<!-- \/results -->)/;
  await writeFile(
    figures,
    text.replace(marked, (_, open, close) => `${open}\n${sections.join('\n\n')}\n\n${close}`),
  );
}

function machine(protoc: string | undefined): string {
  const versions = [
    `Node ${process.versions.node}`,
    ...peers.map(({ name, version }) => `${name} ${version}`),
    `smartmeter-obis ${peerVersion('smartmeter-obis')}`,
    protoc === undefined ? 'no C++ protobuf on this machine' : `C++ protobuf ${protoc}`,
  ];
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores. ${versions.join(', ')}.`;
}

async function memoryTable(): Promise<string> {
  const rows: string[][] = [];
  for (const name of ['decodeColumns', 'decodeReadings', 'protobuf-es', 'protobufjs static', 'pbf']) {
    const script = join(import.meta.dirname, 'memory.ts');
    const args = ['--conditions=@smart-me/source', '--expose-gc', script, name];
    rows.push([name, (await run(process.execPath, args)).stdout.trim()]);
  }
  return table(['', 'bytes'], rows);
}
