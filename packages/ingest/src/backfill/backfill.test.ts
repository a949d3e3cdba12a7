import type { HistoryEntry } from '@smart-me/api-core/values';
import { asAsync } from '../sqlite/as-async.ts';
import { describe, expect, test } from '@jest/globals';
import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, inUnit, tableUnit, type TimeRange, Timestamp } from '@smart-me/readings';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { type DeliveryFault, startSimulator } from '@smart-me/simulator';
import type { IngestEvent } from '../ingest/ingest-event.ts';
import { type Ingest, startIngest } from '../ingest/start-ingest.ts';
import { openSpool } from '../spool/open-spool.ts';
import { openStore } from '../store/open-store.ts';
import { credentials, device, nthReading } from '../testing/deliveries.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import type { BackfillOptions } from './backfill.ts';
import type { HistorySource } from './fill-gap.ts';

const newPath = temporaryFiles();
const MINUTE = 60_000;

/** A simulator whose first device sends to a receiver with a spool and a store behind it. */
async function house(
  backfill: Partial<BackfillOptions> = {},
  history?: (account: AccountApi) => HistorySource,
) {
  const stack = new AsyncDisposableStack();
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
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
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

const untilFilled = (events: readonly IngestEvent[]): Promise<void> =>
  until(() => events.some(({ type }) => type === 'gap_filled'));

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

/** A history of fixed readings, one a minute, whose values a test can change. */
function scriptedHistory(value: (minute: number) => number | undefined): HistorySource & { calls: number } {
  const source = {
    calls: 0,
    history(_: unknown, range: Range) {
      source.calls += 1;
      return asAsync(entries(range, value));
    },
  };
  return source;
}

interface Range {
  readonly from: unknown;
  readonly to: unknown;
}

function* entries(
  { from, to }: Range,
  value: (minute: number) => number | undefined,
): Generator<HistoryEntry, undefined> {
  const [first, last] = [Date.parse(String(from)), Date.parse(String(to))];
  for (let at = first - (first % MINUTE); at <= last; at += MINUTE) {
    const power = value((at - Date.UTC(2026, 2, 1, 12)) / MINUTE);
    if (power === undefined) continue;
    const time = new Timestamp(at);
    const values = [{ obis: parseObis('1-0:1.7.0*255'), value: power, unit: 'W' }];
    yield { kind: 'reading', time, reading: { deviceId: device, timestamp: time, values }, cursor: '' };
  }
}

/** A store with a hole from minute 10 to minute 30, and what fills it. */
async function withHole(history: HistorySource) {
  const stack = new AsyncDisposableStack();
  const path = newPath();
  const log = stack.use(await openSpool({ path }));
  const store = stack.use(await openStore({ path }));
  const live = [0, 5, 10, 30, 35].map((minute) => nthReading(60 * minute));
  await store.write(live);
  const now = live.at(-1)?.timestamp ?? from;
  const events: IngestEvent[] = [];
  const start = (): Ingest =>
    startIngest({
      log,
      sinks: { store },
      backfill: { history, quietFor: 15, spacing: 0, every: 0.001, now: () => now },
      onEvent: (event) => void events.push(event),
    });
  const powers = async (): Promise<string[]> => {
    const readings = await all(store.range(device, everything));
    return readings.map(({ timestamp, values }) => {
      const minute = (timestamp.epochMilliseconds - Date.UTC(2026, 2, 1, 12)) / MINUTE;
      return `${Math.floor(minute)}: ${values.find(({ obis }) => obis.d === 7)?.value ?? '-'}`;
    });
  };
  return { start, store, events, powers, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

describe('a gap', () => {
  test('is filled strictly between the reading before and the one after', async () => {
    await using at = await withHole(scriptedHistory((minute) => 1000 + minute));
    await using ingest = at.start();
    await untilFilled(at.events);
    await until(async () => (await ingest.status()).sinks['store']?.waiting === 0);
    const inside = Array.from({ length: 20 }, (_, index) => `${11 + index}: ${1011 + index}`);
    expect(await at.powers()).toEqual(['0: 0', '5: 300', '10: 600', ...inside, '30: 800', '35: 100']);
    expect(at.events).toMatchObject([{ type: 'gap' }, { type: 'gap_filled', readings: 20 }]);
  });

  test('is told apart as history, which a later look corrects; what came in real time stays', async () => {
    let correction = 0;
    await using at = await withHole(scriptedHistory((minute) => 1000 + minute + correction));
    const first = at.start();
    await untilFilled(at.events);
    await first.close();
    correction = 0.5;
    // Everything may have been missed when a process starts, so it looks again.
    await using second = at.start();
    await until(async () => (await second.status()).sinks['store']?.changed === 20);
    expect((await at.powers()).slice(2, 5)).toEqual(['10: 600', '11: 1011.5', '12: 1012.5']);
    expect((await second.status()).sinks['store']).toMatchObject({ stored: 0 });
  });

  test('that the platform has nothing for is shown, and not asked for again and again', async () => {
    const history = scriptedHistory(() => undefined);
    await using at = await withHole(history);
    await using ingest = at.start();
    await until(async () => (await ingest.status()).backfill?.openGaps.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(history.calls).toBe(1);
    expect(at.events).toMatchObject([{ type: 'gap' }, { type: 'gap_kept', reason: 'empty' }]);
  });

  test('is tried again when the history could not be read', async () => {
    let failures = 2;
    const inner = scriptedHistory((minute) => minute);
    const history: HistorySource = {
      history: (one, options) => {
        failures -= 1;
        if (failures >= 0) throw new Error('the line is cut');
        return inner.history(one, options);
      },
    };
    await using at = await withHole(history);
    await using ingest = at.start();
    await untilFilled(at.events);
    expect((await ingest.status()).backfill).toMatchObject({
      filledGaps: 1,
      filledReadings: 20,
      openGaps: [],
    });
    expect(at.events.map((event) => ('reason' in event ? event.reason : event.type))).toEqual([
      'gap',
      'failed',
      'gap',
      'gap',
      'gap_filled',
    ]);
  });

  test('cannot be found without something that knows the readings', async () => {
    await using log = await openSpool({ path: newPath() });
    expect(() => startIngest({ log, sinks: {}, backfill: { history: scriptedHistory(() => 1) } })).toThrow(
      'add a store',
    );
  });
});
