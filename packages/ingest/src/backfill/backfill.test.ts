import { describe, expect, test } from '@jest/globals';
import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { type DeviceReading, inUnit, tableUnit, type TimeRange, Timestamp } from '@smart-me/readings';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { type DeliveryFault, startSimulator } from '@smart-me/simulator';
import { Resources } from '@smart-me-tools/testing';
import type { IngestEvent } from '../ingest/ingest-event.ts';
import { startIngest } from '../ingest/start-ingest.ts';
import { openSpool } from '../spool/open-spool.ts';
import { openStore } from '../store/open-store.ts';
import { credentials } from '../testing/deliveries.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until, untilFilled } from '../testing/until.ts';
import type { BackfillOptions } from './backfill-options.ts';
import type { HistorySource } from './fill-gap.ts';

const newPath = temporaryFiles();
const MINUTE = 60_000;

/** A simulator whose first device sends to a receiver with a spool and a store behind it. */
async function house(
  backfill: Partial<BackfillOptions> = {},
  history?: (account: AccountApi) => HistorySource,
) {
  const stack = new Resources();
  const simulator = stack.use(await startSimulator({ clock: { start: '2026-06-15T08:30:00Z', speed: 0 } }));
  const auth = apiKey(simulator.credentials.apiKey);
  const client = createClient({ auth, baseUrl: simulator.url });
  const account = createAccountApi(client);
  const [device] = await account.devices.list();
  if (device === undefined) throw new Error('The house has devices.');
  const path = newPath();
  const log = stack.use(await openSpool({ path }));
  const store = stack.use(await openStore({ path }));
  const events: IngestEvent[] = [];
  const now = (): Timestamp => Timestamp.fromDate(simulator.clock.now());
  const ingest = stack.use(
    startIngest({
      log,
      sinks: { store },
      backfill: {
        history: history?.(account) ?? account.values,
        quietFor: 6,
        spacing: 0,
        every: 0.002,
        now,
        ...backfill,
      },
      onEvent: (event) => void events.push(event),
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
  const minutes = (count: number): Promise<void> => simulator.clock.advance(count * MINUTE);
  return {
    simulator,
    delivered,
    account,
    store,
    ingest,
    events,
    deviceId: device.id,
    minutes,
    now,
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

const from = Timestamp.parse('2026-06-15T08:30:00Z');

async function all(readings: AsyncIterable<DeviceReading>): Promise<DeviceReading[]> {
  return Array.fromAsync(readings);
}

/** What the platform has of the device strictly within a gap. */
async function truth(account: AccountApi, deviceId: string, gap: TimeRange): Promise<DeviceReading[]> {
  const readings: DeviceReading[] = [];
  for await (const entry of account.values.history({ id: deviceId }, { ...gap, intervalMinutes: 0 })) {
    if (entry.kind === 'reading' && entry.reading.timestamp.compare(gap.from) > 0)
      readings.push(entry.reading);
  }
  return readings;
}

/** Every value as a line, in the unit of its table. */
const plain = (readings: readonly DeviceReading[]): string[] =>
  readings
    .flatMap(({ timestamp, values }) =>
      values.map((value) => {
        const unit = tableUnit(value.obis);
        return `${timestamp.toString()} ${value.obis.toString()} ${inUnit(value, unit)} ${unit}`;
      }),
    )
    .sort();

const everything = { from: Timestamp.min, to: Timestamp.max };

describe('after an outage of ten minutes', () => {
  test('the store equals the truth again', async () => {
    await using at = await house();
    await at.minutes(3);
    const lost = at.simulator.faults.add({ kind: 'drop' } satisfies DeliveryFault);
    const before = at.delivered.at(-1)?.timestamp ?? from;
    const count = at.delivered.length;
    await at.minutes(10);
    lost();
    await at.minutes(6);
    const after = at.delivered[count]?.timestamp ?? from;
    await untilFilled(at.events);
    const filled = await truth(at.account, at.deviceId, { from: before, to: after });
    expect(filled.length).toBeGreaterThanOrEqual(10);
    const wanted = plain([...at.delivered, ...filled]);
    const stored = async (): Promise<string[]> => plain(await all(at.store.range(at.deviceId, everything)));
    await until(async () => (await stored()).length >= wanted.length);
    expect(await stored()).toEqual(wanted);
    expect((await at.ingest.status()).backfill).toMatchObject({ isLicensed: true, openGaps: [] });
  });

  test('a device that is still silent is filled up to now', async () => {
    await using at = await house();
    await at.minutes(2);
    at.simulator.faults.add({ kind: 'drop' } satisfies DeliveryFault);
    await at.minutes(10);
    await untilFilled(at.events);
    await until(
      async () =>
        (await at.store.gaps(at.deviceId, { from, to: at.now() }, { longestMinutes: 6 })).length === 0,
    );
  });
});

describe('a licence that is lost in mid-run', () => {
  test('leaves the gap and shows it; deliveries go on, and it is filled when the licence is back', async () => {
    await using at = await house();
    await at.minutes(2);
    const unlicensed = at.simulator.faults.add({
      kind: 'status',
      status: 403,
      path: '/ValuesInPastMultiple',
    });
    const lost = at.simulator.faults.add({ kind: 'drop' } satisfies DeliveryFault);
    await at.minutes(12);
    lost();
    await at.minutes(4);
    await until(() => at.events.some((event) => event.type === 'gap_kept' && event.reason === 'license'));
    expect((await at.ingest.status()).backfill).toMatchObject({
      isLicensed: false,
      openGaps: [{ deviceId: at.deviceId, reason: 'license' }],
    });
    const count = at.delivered.length;
    await at.minutes(6);
    expect(at.delivered.length).toBeGreaterThan(count);
    unlicensed();
    await untilFilled(at.events);
    await until(async () => (await at.ingest.status()).backfill?.openGaps.length === 0);
  });
});
