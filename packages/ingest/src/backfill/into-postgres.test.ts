import { expect } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { type DeviceReading, inUnit, tableUnit, Timestamp } from '@smart-me/readings';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { startSimulator } from '@smart-me/simulator';
import { Resources } from '@smart-me-tools/testing';
import { startIngest } from '../ingest/start-ingest.ts';
import { openSpool } from '../spool/open-spool.ts';
import { credentials } from '../testing/deliveries.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import { temporaryTables, testWithPostgres } from '../testing/with-postgres.ts';

const newPath = temporaryFiles();
const tables = temporaryTables();
const MINUTE = 60_000;

/** Every value as PostgreSQL has it. */
const plain = (readings: readonly DeviceReading[]): string[] => [
  ...new Set(
    readings
      .flatMap(({ timestamp, values }) =>
        values.map((value) => {
          const unit = tableUnit(value.obis);
          return `${timestamp.toString()} ${value.obis.toString()} ${inUnit(value, unit)} ${unit}`;
        }),
      )
      .sort(),
  ),
];

testWithPostgres(
  'with repeats, reordering, cuts and drops PostgreSQL equals the truth, and after an outage again',
  async () => {
    await using stack = new Resources();
    const simulator = stack.use(
      await startSimulator({ seed: 5, clock: { start: '2026-06-15T08:30:00Z', speed: 0 } }),
    );
    const account = createAccountApi(
      createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl: simulator.url }),
    );
    const [device] = await account.devices.list();
    if (device === undefined) throw new Error('The house has devices.');
    const { sink, lines } = await tables.table();
    const log = stack.use(await openSpool({ path: newPath() }));
    const now = (): Timestamp => Timestamp.fromDate(simulator.clock.now());
    const ingest = stack.use(
      startIngest({
        log,
        sinks: { sink },
        // The rows are where gaps are looked for: no second store is needed.
        backfill: { history: account.values, quietFor: 6, spacing: 0, every: 0.002, now },
      }),
    );
    const delivered: DeviceReading[] = [];
    const receiver = createWebhookReceiver({
      credentials,
      onReadings: async (readings, context) => {
        await ingest.accept(readings, context);
        delivered.push(...readings);
      },
    });
    const server = stack.use(await listen(receiver));
    await account.realtimeRegistrations.create({
      apiUrl: server.url,
      basicAuthUsername: credentials.username,
      basicAuthPassword: credentials.password,
      registrationType: 'singleMeterRegistration',
      meterId: device.id,
    });

    for (const kind of ['repeat', 'reorder', 'drop'] as const) simulator.faults.add({ kind, chance: 0.2 });
    simulator.faults.add({ kind: 'cut', of: 'delivery', chance: 0.2 });
    for (let minute = 0; minute < 40; minute++) await simulator.clock.advance(MINUTE);
    // The receiver is away for ten minutes; what came before and after is the edge of the gap.
    simulator.faults.clear();
    await simulator.clock.advance(MINUTE);
    const outage = simulator.faults.add({ kind: 'drop' });
    const count = delivered.length;
    for (let minute = 0; minute < 10; minute++) await simulator.clock.advance(MINUTE);
    expect(delivered).toHaveLength(count);
    outage();
    for (let minute = 0; minute < 8; minute++) await simulator.clock.advance(MINUTE);

    const times = new Set(delivered.map(({ timestamp }) => timestamp.toString()));
    expect(delivered.length).toBeGreaterThan(times.size);
    await until(async () => (await ingest.status()).sinks['sink']?.waiting === 0);
    expect(await lines('realtime')).toEqual(plain(delivered));

    // Every gap longer than six minutes is filled with what the platform has strictly within it.
    const order = delivered.map(({ timestamp }) => timestamp).sort((one, other) => one.compare(other));
    const missing: DeviceReading[] = [];
    for (const [at, to] of order.entries()) {
      const from = order[at - 1];
      if (from === undefined || to.epochMilliseconds - from.epochMilliseconds <= 6 * MINUTE) continue;
      for await (const entry of account.values.history({ id: device.id }, { from, to, intervalMinutes: 0 })) {
        if (entry.kind === 'reading' && entry.reading.timestamp.compare(from) > 0)
          missing.push(entry.reading);
      }
    }
    expect(missing.length).toBeGreaterThanOrEqual(10);
    const wanted = plain([...delivered, ...missing]);
    await until(async () => (await lines()).length >= wanted.length);
    expect(await lines()).toEqual(wanted);
    await until(
      async () =>
        (await sink.gaps(device.id, { from: order[0] ?? now(), to: now() }, { longestMinutes: 6 })).length ===
        0,
    );
  },
);
