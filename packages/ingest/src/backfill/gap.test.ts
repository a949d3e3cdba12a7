import type { HistoryEntry } from '@smart-me/api-core/values';
import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { Timestamp } from '@smart-me/readings';
import { Resources } from '@smart-me-tools/testing';
import type { IngestEvent } from '../ingest/ingest-event.ts';
import { type Ingest, startIngest } from '../ingest/start-ingest.ts';
import { openSpool } from '../spool/open-spool.ts';
import { asAsync } from '../sqlite/as-async.ts';
import { openStore } from '../store/open-store.ts';
import { device, nthReading } from '../testing/deliveries.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until, untilFilled } from '../testing/until.ts';
import type { HistorySource } from './fill-gap.ts';

const newPath = temporaryFiles();
const MINUTE = 60_000;

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
  const stack = new Resources();
  const path = newPath();
  const log = stack.use(await openSpool({ path }));
  const store = stack.use(await openStore({ path }));
  const live = [0, 5, 10, 30, 35].map((minute) => nthReading(60 * minute));
  await store.write(live);
  const now = live.at(-1)?.timestamp ?? Timestamp.min;
  const events: IngestEvent[] = [];
  const start = (): Ingest =>
    startIngest({
      log,
      sinks: { store },
      backfill: { history, quietFor: 15, spacing: 0, every: 0.001, now: () => now },
      onEvent: (event) => void events.push(event),
    });
  const powers = async (): Promise<string[]> => {
    const readings = await Array.fromAsync(store.range(device, { from: Timestamp.min, to: Timestamp.max }));
    return readings.map(({ timestamp, values }) => {
      const minute = (timestamp.epochMilliseconds - Date.UTC(2026, 2, 1, 12)) / MINUTE;
      return `${Math.floor(minute)}: ${values.find(({ obis }) => obis.d === 7)?.value ?? '-'}`;
    });
  };
  return { start, store, events, powers, [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose]() };
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

  test.each([{ every: Infinity }, { spacing: NaN }, { quietFor: -1 }, { lookBack: 1e9 }])(
    'is not looked for with %j, which no timer counts',
    async (wrong) => {
      await using log = await openSpool({ path: newPath() });
      const history = scriptedHistory(() => 1);
      const gaps = { gaps: () => Promise.resolve([]) };
      expect(() => startIngest({ log, sinks: {}, backfill: { history, gaps, ...wrong } })).toThrow(
        RangeError,
      );
      expect(() => startIngest({ log, sinks: {}, batch: 0 })).toThrow('batch is 0');
    },
  );

  test('cannot be found without something that knows the readings', async () => {
    await using log = await openSpool({ path: newPath() });
    expect(() => startIngest({ log, sinks: {}, backfill: { history: scriptedHistory(() => 1) } })).toThrow(
      'add a store',
    );
  });
});
