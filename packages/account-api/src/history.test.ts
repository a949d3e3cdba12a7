import { describe, expect, test } from '@jest/globals';
import { apiKey, type Client, createClient, isSmartMeError } from '@smart-me/api-core';
import { failureOf, startRecordingServer } from '@smart-me-tools/testing';
import { deviceId, storedReadings, type StoredReadings } from './testing/stored-readings.ts';
import type { HistoryEntry, HistoryOptions, HistoryProgress } from '@smart-me/api-core/values';
import { valuesHistory } from './history.ts';

const MINUTE = 60_000;
const start = Date.parse('2026-01-01T00:00:00Z');
const minutes = (count: number, offset = 0): number[] =>
  Array.from({ length: count }, (_, i) => start + i * MINUTE + offset);
const options = (count: number): HistoryOptions => ({
  from: new Date(start),
  to: new Date(start + count * MINUTE),
  intervalMinutes: 1,
});

/** A gap as `[from, to]`, a reading as its asked time and the time it was measured, all in minutes from the start. */
const inMinutes = (entry: HistoryEntry): unknown => {
  const minute = (time: { epochMilliseconds: number }): number => (time.epochMilliseconds - start) / MINUTE;
  return entry.kind === 'gap'
    ? { gap: [minute(entry.from), minute(entry.to)] }
    : [minute(entry.time), minute(entry.reading.timestamp)];
};

async function platform(stored: StoredReadings) {
  const server = await startRecordingServer(storedReadings(stored));
  const client = createClient({ auth: apiKey('key'), baseUrl: server.url });
  return { client, server, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

const history = (client: Client, options: HistoryOptions) => valuesHistory(client, { id: deviceId }, options);

describe('a history', () => {
  test('yields every asked time once and in order, over calls of at most 1000 values', async () => {
    await using world = await platform({ times: minutes(2_500) });
    const entries = await Array.fromAsync(history(world.client, options(2_500)));
    expect(entries.map(inMinutes)).toEqual(Array.from({ length: 2_500 }, (_, minute) => [minute, minute]));
    for (const { query } of world.server.requests) {
      const asked = (Date.parse(query['endDate'] ?? '') - Date.parse(query['startDate'] ?? '')) / MINUTE + 1;
      expect(asked).toBeLessThanOrEqual(1000);
    }
  });

  test.each([
    { name: 'counts the end in', endIncluded: true },
    { name: 'leaves the end out', endIncluded: false },
  ])('misses nothing where the platform $name', async ({ endIncluded }) => {
    await using world = await platform({ times: minutes(2_100), endIncluded });
    const entries = await Array.fromAsync(history(world.client, options(2_000)));
    expect(entries.map(inMinutes)).toEqual(Array.from({ length: 2_000 }, (_, minute) => [minute, minute]));
  });

  test.each(['before', 'after'] as const)(
    'of readings that come between the asked times takes the one before, also where the platform gives the one %s',
    async (returns) => {
      await using world = await platform({ times: minutes(2_100, 7_500), returns });
      const entries = await Array.fromAsync(history(world.client, options(2_000)));
      expect(entries.map(inMinutes)).toEqual([
        { gap: [0, 1] },
        ...Array.from({ length: 1_999 }, (_, i) => [i + 1, i + 0.125]),
      ]);
    },
  );

  test.each([
    { name: 'repeats the reading before', repeats: true },
    { name: 'leaves them out', repeats: false },
  ])('marks times without a reading as one gap where the platform $name', async ({ repeats }) => {
    const times = minutes(3_000).filter(
      (time) => time < start + 3 * MINUTE || time >= start + 2_400 * MINUTE,
    );
    await using world = await platform({ times, repeats });
    const entries = await Array.fromAsync(history(world.client, options(2_402)));
    expect(entries.map(inMinutes)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      { gap: [3, 2_400] },
      [2_400, 2_400],
      [2_401, 2_401],
    ]);
  });

  test('of a device without readings is one gap', async () => {
    await using world = await platform({ times: [] });
    const entries = await Array.fromAsync(history(world.client, options(1_500)));
    expect(entries.map(inMinutes)).toEqual([{ gap: [0, 1_500] }]);
  });

  test.each([1, 3, 998])('goes on after entry %i by its cursor', async (taken) => {
    const times = minutes(1_200).filter((_, minute) => minute % 700 !== 2);
    await using world = await platform({ times });
    const whole = await Array.fromAsync(history(world.client, options(1_200)));
    const cursor = whole[taken - 1]?.cursor ?? '';
    const rest = await Array.fromAsync(history(world.client, { ...options(1_200), cursor }));
    expect(rest.map(inMinutes)).toEqual(whole.slice(taken).map(inMinutes));
  });

  test('is at its end by the cursor of its last entry, also where the interval does not fit the range', async () => {
    await using world = await platform({ times: minutes(100) });
    const range = { ...options(40), intervalMinutes: 15 };
    const last = (await Array.fromAsync(history(world.client, range))).at(-1);
    expect(last && inMinutes(last)).toEqual([30, 30]);
    const rest = history(world.client, { ...range, cursor: last?.cursor });
    expect(await Array.fromAsync(rest)).toEqual([]);
  });

  test('goes on by the cursor of its last entry when its end has moved on', async () => {
    await using world = await platform({ times: minutes(100) });
    const range = { ...options(40), intervalMinutes: 15 };
    const cursor = (await Array.fromAsync(history(world.client, range))).at(-1)?.cursor;
    const grown = history(world.client, { ...range, to: new Date(start + 61 * MINUTE), cursor });
    expect((await Array.fromAsync(grown)).map(inMinutes)).toEqual([
      [45, 45],
      [60, 60],
    ]);
  });

  test('tells how far it is, up to all of it', async () => {
    await using world = await platform({ times: minutes(3_000) });
    const told: HistoryProgress[] = [];
    const onProgress = (progress: HistoryProgress): unknown => told.push(progress);
    await Array.fromAsync(history(world.client, { ...options(2_500), onProgress }));
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [998, 2_500],
      [1_996, 2_500],
      [2_500, 2_500],
    ]);
    expect(told.map(({ eta }) => eta === 0)).toEqual([false, false, true]);
  });

  test('keeps no more calls in flight than it may, and stops them when the consumer leaves', async () => {
    await using world = await platform({ times: minutes(5_000) });
    for await (const entry of history(world.client, { ...options(5_000), concurrency: 2 })) {
      expect(inMinutes(entry)).toEqual([0, 0]);
      break;
    }
    expect(world.server.requests.length).toBeLessThanOrEqual(2);
  });

  test('ends with `aborted` when its signal says so', async () => {
    await using world = await platform({ times: minutes(5_000) });
    const controller = new AbortController();
    const entries = history(world.client, { ...options(5_000), signal: controller.signal });
    await entries.next();
    controller.abort();
    const failure = await failureOf(Array.fromAsync(entries));
    expect(isSmartMeError(failure, 'aborted')).toBe(true);
  });

  test.each([
    ['interval', { intervalMinutes: 0.5 }],
    ['interval', { intervalMinutes: -1 }],
    ['to', { to: new Date(start - 1) }],
    ['from', { from: 'yesterday' }],
    ['concurrency', { concurrency: 0 }],
    ['cursor', { cursor: '2026-01-01T00:00:30Z' }],
    ['cursor', { cursor: '2027-01-01T00:00:00Z' }],
  ])('refuses a %s that makes no sense before anything is sent', async (name, wrong) => {
    await using world = await platform({ times: [] });
    const failure = await failureOf(
      (async () => Array.fromAsync(history(world.client, { ...options(10), ...wrong })))(),
    );
    expect(isSmartMeError(failure, 'invalid_request')).toBe(true);
    expect(String(failure)).toContain(`option ${name}`);
    expect(world.server.requests).toEqual([]);
  });
});

describe('a history of every stored reading', () => {
  const every = { from: new Date(start), to: new Date(start + 24 * 60 * MINUTE), intervalMinutes: 0 };
  // A burst of one reading a second between sparse ones.
  const times = [
    ...minutes(300),
    ...Array.from({ length: 2_500 }, (_, second) => start + 300 * MINUTE + second * 1_000),
    ...minutes(20).map((time) => time + 600 * MINUTE),
  ];

  test.each(['first', 'last'] as const)(
    'has each of them once and in order, whichever end of a long response the platform keeps: the %s',
    async (keeps) => {
      await using world = await platform({ times, keeps });
      const entries = await Array.fromAsync(history(world.client, every));
      const measured = entries.map(
        (entry) => entry.kind === 'reading' && entry.reading.timestamp.epochMilliseconds,
      );
      expect(measured).toEqual(times);
    },
  );

  test('goes on after a cursor', async () => {
    await using world = await platform({ times });
    const whole = await Array.fromAsync(history(world.client, every));
    const cursor = whole[1_233]?.cursor ?? '';
    const rest = await Array.fromAsync(history(world.client, { ...every, cursor }));
    expect(rest.map(inMinutes)).toEqual(whole.slice(1_234).map(inMinutes));
  });
});
