import type { HistoryEntry, HistoryOptions } from '@smart-me/api-core/values';
import { describe, expect, test } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { startSimulator } from '@smart-me/simulator';
import { Resources } from '@smart-me-tools/testing';
import type { IngestEvent } from '../ingest/ingest-event.ts';
import { startIngest } from '../ingest/start-ingest.ts';
import { openSpool } from '../spool/open-spool.ts';
import { openStore } from '../store/open-store.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';

const newPath = temporaryFiles();
const MINUTE = 60_000;
/** Readings of a day and a half, one a minute: more than three calls can return. */
const START = Timestamp.parse('2026-06-13T20:00:30Z');
const NOW = '2026-06-15T08:00:30Z';
const LIMITED = { kind: 'status', status: 429, path: '/ValuesInPastMultiple' } as const;

/** A store with one gap, which is between two readings that came in real time, and what fills it. */
async function longGap({
  retries,
  spacing,
  onEntry,
}: {
  readonly retries?: number;
  readonly spacing: number;
  readonly onEntry: (count: number, limit: (retryAfter: number, times: number) => void) => void;
}) {
  const stack = new Resources();
  const simulator = stack.use(await startSimulator({ clock: { start: NOW, speed: 0 } }));
  const account = createAccountApi(
    createClient({
      auth: apiKey(simulator.credentials.apiKey),
      baseUrl: simulator.url,
      ...(retries !== undefined && { retry: { limit: retries } }),
    }),
  );
  const [device] = await account.devices.list();
  if (device === undefined) throw new Error('The house has devices.');
  const path = newPath();
  const log = stack.use(await openSpool({ path }));
  const store = stack.use(await openStore({ path }));
  const edge = (timestamp: Timestamp): DeviceReading => ({
    deviceId: device.id,
    timestamp,
    values: [{ obis: parseObis('1-0:1.7.0*255'), value: 1, unit: 'W' }],
  });
  const now = Timestamp.parse(NOW);
  await store.write([edge(START), edge(now)]);

  const truth: string[] = [];
  const range = { from: START, to: now };
  for await (const entry of account.values.history(device, { ...range, intervalMinutes: 0 })) {
    if (entry.kind === 'reading' && entry.reading.timestamp.compare(START) > 0)
      truth.push(entry.reading.timestamp.toString());
  }
  let count = 0;
  async function* watched(options: HistoryOptions): AsyncGenerator<HistoryEntry, void, undefined> {
    for await (const entry of account.values.history({ id: device?.id ?? '' }, options)) {
      count += 1;
      onEntry(count, (retryAfter, times) => simulator.faults.add({ ...LIMITED, retryAfter, times }));
      yield entry;
    }
  }
  const events: IngestEvent[] = [];
  const ingest = stack.use(
    startIngest({
      log,
      sinks: { store },
      backfill: {
        history: { history: (_, options) => watched(options) },
        spacing,
        every: 0.001,
        now: () => now,
      },
      onEvent: (event) => void events.push(event),
    }),
  );
  const stored = async (): Promise<string[]> => {
    const readings = await Array.fromAsync(store.range(device.id, { from: START, to: now }));
    return readings.map(({ timestamp }) => timestamp.toString()).slice(1);
  };
  return {
    ingest,
    simulator,
    events,
    truth,
    stored,
    entries: () => count,
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

const filled = ({ type }: IngestEvent): boolean => type === 'gap_filled';

describe('a rate limit in the midst of one long gap', () => {
  test('is waited for, and every reading of the gap is there', async () => {
    await using at = await longGap({
      spacing: 0,
      onEntry: (count, limit) => {
        if (count === 600) limit(1, 1);
      },
    });
    await until(() => at.events.some(filled));
    expect(at.simulator.faults.list()).toEqual([]);
    expect(at.events.map(({ type }) => type)).toEqual(['gap', 'gap_filled']);
    expect(at.truth.length).toBeGreaterThan(2000);
    await until(async () => (await at.stored()).length >= at.truth.length);
    expect(await at.stored()).toEqual(at.truth);
  });

  test('that lasts keeps what was filled by then, and the rest is asked for at the next look', async () => {
    await using at = await longGap({
      retries: 0,
      spacing: 0,
      onEntry: (count, limit) => {
        if (count === 600) limit(0, 2);
      },
    });
    await until(() => at.events.some(filled));
    expect(at.events.filter((event) => event.type === 'gap_kept')).toMatchObject([{ reason: 'failed' }, {}]);
    const starts = at.events.flatMap((event) => (event.type === 'gap' ? [event.from.toString()] : []));
    expect(starts).toHaveLength(3);
    expect(starts[1]).not.toBe(starts[0]);
    // What was read by then is not read again, but for the part that was not written.
    expect(at.entries()).toBeLessThan(at.truth.length + 1000);
    await until(async () => (await at.stored()).length >= at.truth.length);
    expect(await at.stored()).toEqual(at.truth);
    await until(async () => (await at.ingest.status()).backfill?.openGaps.length === 0);
  });
});

test('one long gap is filled slowly, so that the platform is not flooded, and given up when the ingest is closed', async () => {
  await using at = await longGap({ spacing: 60 * MINUTE, onEntry: () => undefined });
  await until(async () => (await at.stored()).length >= 500);
  await until(() => at.entries() >= 1500);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(at.entries()).toBe(1500); // one part is written, one waits its time, and one is read ahead
  await at.ingest.close();
  expect(at.events.some(filled)).toBe(false);
});
