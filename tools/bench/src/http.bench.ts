import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDevice, listDevices } from '@smart-me/account-api/endpoints';
import { apiKey, type Client, createClient } from '@smart-me/api-core';
import ky from 'ky';
import { benchmark, type Comparison, inSequence, type Timing } from './benchmark.ts';

const KEY = 'key-of-the-benchmark';
const BASE_URL = 'https://api.example.com';
const ID = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

const KY = 'ky, same retries';
const FETCH = 'fetch and JSON.parse';
const devices = (count: number) => Array.from({ length: count }, (_, at) => deviceOnTheWire(at));

/** Over a `fetch` that responds at once: what is left is what the client itself costs. A list is read and checked field by field. */
export const httpComparisons: readonly Comparison[] = [
  {
    title: 'One call, over a fetch that responds at once',
    baseline: KY,
    measure: () => measure(devices(1)[0], `/Devices/${ID}`, (client) => client.call(getDevice, { id: ID })),
  },
  {
    title: 'A list of 200 devices, over the same',
    baseline: FETCH,
    measure: () => measure(devices(200), '/Devices', (client) => client.call(listDevices)),
  },
];

/** Signals and streams are collected late: a batch is long enough to meet its share of that. */
const BATCH_NANOSECONDS = 120e6;
const ROUNDS = 25;

/** Those that do the same call, over the same `fetch`. */
function measure(sent: unknown, path: string, call: (client: Client) => Promise<unknown>): Promise<Timing[]> {
  const body = JSON.stringify(sent);
  const fetch = () =>
    Promise.resolve(new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } }));
  const client = createClient({ auth: apiKey(KEY), baseUrl: BASE_URL, fetch });
  const kyClient = ky.create({
    fetch,
    headers: { accept: 'application/json', authorization: `ApiKey ${KEY}` },
    timeout: 30_000,
    totalTimeout: 120_000,
    retry: { limit: 3, jitter: true, backoffLimit: 10_000 },
  });
  const fetchAndParse = async (): Promise<unknown> => JSON.parse(await (await fetch()).text());
  const candidates = [
    { name: 'client.call', run: inSequence(() => call(client)) },
    { name: KY, run: inSequence(() => kyClient(BASE_URL + path).json()) },
    { name: FETCH, run: inSequence(fetchAndParse) },
  ];
  return benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
}

/** A three-phase meter as the platform sends it: PascalCase, absent fields left out, numbers with binary noise. */
const DEVICE = JSON.parse(readFileSync(join(import.meta.dirname, 'device.json'), 'utf8')) as {
  readonly ActivePower: number;
  readonly CounterReading: number;
  readonly Serial: number;
};

function deviceOnTheWire(at: number): object {
  const { ActivePower, CounterReading, Serial } = DEVICE;
  return {
    ...DEVICE,
    Id: `3bd0fce9-9f8e-4183-b3d1-${String(at).padStart(12, '0')}`,
    Name: `Meter ${at}`,
    Serial: Serial + at,
    ActivePower: ActivePower + at,
    CounterReading: CounterReading + at,
  };
}
