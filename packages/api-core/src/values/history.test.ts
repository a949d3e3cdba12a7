import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { readingHistory } from './history.ts';
import type { FetchReadings, HistoryEntry, HistoryOptions, HistoryProgress } from './history-options.ts';

const MINUTE = 60_000;
const TICK = 1;
const ID = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const START = Timestamp.parse('2026-01-01T00:00:00Z');

/** So many minutes after the start, and so many ticks of 100 ns. */
function at(minute: number, ticks = 0): Timestamp {
  return new Timestamp(START.epochMilliseconds + Math.round(minute * MINUTE), ticks);
}

function measured(time: Timestamp, value = 1): DeviceReading {
  return { deviceId: ID, timestamp: time, values: [{ obis: parseObis('1.8.0'), value, unit: 'Wh' }] };
}

/** A platform that has these readings, returns those from the first to the last time asked for, and 1000 at most. */
function platform(readings: readonly DeviceReading[], skipped?: number) {
  const asked: [from: number, to: number, intervalMinutes: number][] = [];
  const inMinutes = (time: Timestamp): number => (time.epochMilliseconds - START.epochMilliseconds) / MINUTE;
  let inFlight = 0;
  const calls = { asked, most: 0, aborted: 0 };
  const fetchReadings: FetchReadings = async ({ deviceId, from, to, intervalMinutes }, signal) => {
    expect(deviceId).toBe(ID);
    asked.push([inMinutes(from), inMinutes(to), intervalMinutes]);
    signal?.addEventListener('abort', () => (calls.aborted += 1));
    inFlight += 1;
    calls.most = Math.max(calls.most, inFlight);
    await new Promise((resolve) => setImmediate(resolve));
    inFlight -= 1;
    const output = readings
      .filter(({ timestamp }) => timestamp.compare(from) >= 0 && timestamp.compare(to) <= 0)
      .slice(0, 1000);
    return { output, skipped };
  };
  return { fetchReadings, calls };
}

/** A gap as `gap 3 to 5`, a reading as the time asked for and, where it is another, that of the reading; in minutes. */
function shown(entry: HistoryEntry): string {
  const minute = ({ epochMilliseconds }: Timestamp): number =>
    (epochMilliseconds - START.epochMilliseconds) / MINUTE;
  if (entry.kind === 'gap') return `gap ${minute(entry.from)} to ${minute(entry.to)}`;
  const [time, own] = [minute(entry.time), minute(entry.reading.timestamp)];
  return time === own ? `${time}` : `${time}: ${own}`;
}

async function entriesOf(
  readings: readonly DeviceReading[],
  options: Partial<HistoryOptions> & { readonly to: Timestamp },
): Promise<HistoryEntry[]> {
  const { fetchReadings } = platform(readings);
  return Array.fromAsync(readingHistory(fetchReadings, ID, { from: START, intervalMinutes: 1, ...options }));
}

const linesOf = async (...parameters: Parameters<typeof entriesOf>): Promise<string[]> =>
  (await entriesOf(...parameters)).map(shown);

const minutes = (count: number): DeviceReading[] => Array.from({ length: count }, (_, n) => measured(at(n)));

describe('a history with an interval', () => {
  test('has an entry for each time from the first on, the end excluded', async () => {
    expect(await linesOf(minutes(10), { to: at(3) })).toEqual(['0', '1', '2']);
    expect(await linesOf(minutes(10), { to: at(2.5) })).toEqual(['0', '1', '2']);
    expect(await linesOf(minutes(10), { to: START })).toEqual([]);
    expect(await linesOf(minutes(40), { to: at(40), intervalMinutes: 15 })).toEqual(['0', '15', '30']);
  });

  test('takes for a time what was measured then or up to one interval before', async () => {
    const readings = [
      measured(at(-1)), // of the time before the first
      measured(at(0, TICK)), // of minute 1
      measured(at(1.5)),
      measured(at(4)),
      measured(at(4, TICK)),
    ];
    expect(await linesOf(readings, { to: at(6) })).toEqual([
      'gap 0 to 1',
      '1: 0',
      '2: 1.5',
      'gap 3 to 4',
      '4',
      '5: 4',
    ]);
  });

  test('takes the newer of two readings for one time, in whichever order they come', async () => {
    const [older, newer] = [measured(at(0.25), 1), measured(at(0.75), 2)];
    for (const readings of [
      [older, newer],
      [newer, older],
    ])
      expect((await linesOf(readings, { to: at(2) })).at(-1)).toBe('1: 0.75');
    const twice = await entriesOf([measured(at(0), 1), measured(at(0), 2)], { to: at(1) });
    expect(twice).toMatchObject([{ reading: { values: [{ value: 1 }] } }]);
  });

  test('has the whole reading, and not those of a call before it', async () => {
    const readings = [measured(at(0), 10), measured(at(2_000), 20)];
    const entries = await entriesOf(readings, { to: at(2_001), concurrency: 1 });
    expect(entries.map(shown)).toEqual(['0', 'gap 1 to 2000', '2000']);
    expect(entries.flatMap((entry) => (entry.kind === 'reading' ? [entry.reading.values] : []))).toEqual([
      [{ obis: parseObis('1.8.0'), value: 10, unit: 'Wh' }],
      [{ obis: parseObis('1.8.0'), value: 20, unit: 'Wh' }],
    ]);
  });

  test('asks for 998 times in a call, and for the interval before and after', async () => {
    const { fetchReadings, calls } = platform(minutes(2_500));
    const entries = await Array.fromAsync(
      readingHistory(fetchReadings, { id: ID }, { from: START, to: at(2_000), intervalMinutes: 1 }),
    );
    expect(entries.map(shown)).toEqual(Array.from({ length: 2_000 }, (_, n) => `${n}`));
    expect(calls.asked).toEqual([
      [-1, 998, 1],
      [997, 1_996, 1],
      [1_995, 2_000, 1],
    ]);
  });

  test('without any reading is one gap up to the end, whose cursor is the first time after it', async () => {
    const [gap, ...none] = await entriesOf([], { to: at(1_000.5) });
    expect(none).toEqual([]);
    expect(gap).toMatchObject({ kind: 'gap', cursor: at(1_001).toString() });
    expect(gap && shown(gap)).toBe('gap 0 to 1000.5');
  });

  test('goes on after each of its entries, and ends after the last', async () => {
    const readings = minutes(12).filter((_, minute) => minute < 4 || minute > 6);
    const whole = await entriesOf(readings, { to: at(10) });
    expect(whole.map(shown)).toEqual(['0', '1', '2', '3', 'gap 4 to 7', '7', '8', '9']);
    for (const [taken, { cursor }] of whole.entries())
      expect(await linesOf(readings, { to: at(10), cursor })).toEqual(whole.slice(taken + 1).map(shown));
    expect(await linesOf(readings, { to: at(11), cursor: whole.at(-1)?.cursor })).toEqual(['10']);
  });

  test('says how far it is, those before the cursor counted, and how many values were left out', async () => {
    const { fetchReadings } = platform(minutes(3_000), 2);
    const told: HistoryProgress[] = [];
    const options = { from: START, to: at(2_000), intervalMinutes: 1, cursor: at(500).toString() };
    await Array.fromAsync(
      readingHistory(fetchReadings, ID, {
        ...options,
        concurrency: 1,
        onProgress: (progress) => told.push(progress),
      }),
    );
    expect(told).toEqual([
      { done: 1_498, total: 2_000, eta: expect.any(Number), skipped: 2 },
      { done: 2_000, total: 2_000, eta: 0, skipped: 4 },
    ]);
    expect(told[0]?.eta).toBeGreaterThan(0);
  });

  test.each([
    [undefined, 4],
    [1, 1],
    [2, 2],
  ])('with a concurrency of %p has %i calls in flight', async (concurrency, most) => {
    const { fetchReadings, calls } = platform(minutes(5_000));
    const options = { from: START, to: at(5_000), intervalMinutes: 1, concurrency };
    await Array.fromAsync(readingHistory(fetchReadings, ID, options));
    expect(calls.most).toBe(most);
  });

  test('ends the calls in flight when the loop is left', async () => {
    const { fetchReadings, calls } = platform(minutes(5_000));
    for await (const entry of readingHistory(fetchReadings, ID, {
      from: START,
      to: at(5_000),
      intervalMinutes: 1,
    })) {
      expect(shown(entry)).toBe('0');
      break;
    }
    expect([calls.asked.length, calls.aborted]).toEqual([4, 4]);
  });

  test('hands the signal of its caller to its calls', async () => {
    const leaving = new AbortController();
    const { fetchReadings, calls } = platform(minutes(3_000));
    const entries = readingHistory(fetchReadings, ID, {
      from: START,
      to: at(3_000),
      intervalMinutes: 1,
      signal: leaving.signal,
    });
    await entries.next();
    leaving.abort();
    expect(calls.aborted).toBe(4);
  });
});

describe('a history of every stored reading', () => {
  const every = { intervalMinutes: 0 };
  const burst = Array.from({ length: 2_000 }, (_, n) => measured(at(n / 60)));

  test('has those from the start up to the end, the end excluded, in order and once', async () => {
    const readings = [-1, 2, 0, 1, 3, 1].map((minute) => measured(at(minute)));
    expect(await linesOf(readings, { ...every, to: at(3) })).toEqual(['0', '1', '2']);
    expect(await linesOf([measured(at(3))], { ...every, to: at(3, TICK) })).toEqual(['3']);
    expect(await linesOf([measured(at(0))], { ...every, from: at(0, TICK), to: at(3) })).toEqual([]);
    expect(await linesOf(readings, { ...every, to: START })).toEqual([]);
  });

  test('asks again by halves for what may have been cut, and by twice as much where little comes', async () => {
    const { fetchReadings, calls } = platform([...burst, measured(at(100))]);
    const entries = await Array.fromAsync(
      readingHistory(fetchReadings, ID, { ...every, from: START, to: at(120) }),
    );
    expect(entries).toHaveLength(2_001);
    expect(calls.asked).toEqual([
      [0, 15, 0],
      [15, 30, 0],
      [30, 45, 0],
      [45, 75, 0],
      [75, 120, 0],
    ]);
  });

  test('takes 1000 readings of one second as they are: there is no smaller half', async () => {
    const second = Array.from({ length: 1_000 }, (_, n) =>
      measured(new Timestamp(START.epochMilliseconds + n)),
    );
    const { fetchReadings, calls } = platform(second);
    const entries = await Array.fromAsync(
      readingHistory(fetchReadings, ID, { ...every, from: START, to: at(1) }),
    );
    expect(entries).toHaveLength(1_000);
    const seconds = calls.asked.map(([from, to]) => Math.round((to - from) * 60_000) / 1000);
    expect(seconds.slice(0, 7)).toEqual([60, 30, 15, 7.5, 3.75, 1.875, 1]);
  });

  test('goes on after each of its entries', async () => {
    const readings = [0, 1, 2, 3].map((minute) => measured(at(minute, 7)));
    const whole = await entriesOf(readings, { ...every, to: at(5) });
    for (const [taken, { cursor }] of whole.entries())
      expect(await linesOf(readings, { ...every, to: at(5), cursor })).toEqual(
        whole.slice(taken + 1).map(shown),
      );
  });

  test('says how far it is without a total', async () => {
    const { fetchReadings } = platform([0, 1, 20].map((minute) => measured(at(minute))));
    const told: HistoryProgress[] = [];
    const options = { ...every, from: START, to: at(45) };
    await Array.fromAsync(
      readingHistory(fetchReadings, ID, { ...options, onProgress: (progress) => told.push(progress) }),
    );
    expect(told).toEqual([
      { done: 2, total: undefined, eta: expect.any(Number), skipped: 0 },
      { done: 3, total: undefined, eta: 0, skipped: 0 },
    ]);
    expect(told[0]?.eta).toBeGreaterThan(0);
  });
});
