import { expect, test } from '@jest/globals';
import type { DeviceReading } from '../device-reading.ts';
import { Timestamp } from '../time/timestamp.ts';
import { type MemorySink, memorySink } from './memory-sink.ts';
import type { ReadingSink, WriteResult } from './reading-sink.ts';
import { type SinkFixture, testSink } from './test-sink.ts';

/** The messages of the tests that a sink fails, by their names without `a sink`. */
async function messagesOf(
  open: (sink: MemorySink) => Partial<SinkFixture>,
): Promise<ReadonlyMap<string, string>> {
  const tests: [name: string, run: () => Promise<void>][] = [];
  testSink({
    test: (name, run) => tests.push([name, run]),
    open: () => {
      const sink = memorySink();
      return Promise.resolve({
        sink,
        values: () => Promise.resolve(sink.values()),
        [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
        ...open(sink),
      });
    },
  });
  const failed = new Map<string, string>();
  for (const [name, run] of tests) {
    await run().catch((error: unknown) =>
      failed.set(name.replace(/^a sink /, ''), error instanceof Error ? error.message : String(error)),
    );
  }
  return failed;
}

/** Names of the tests that a sink fails. */
async function failuresOf(open: Parameters<typeof messagesOf>[0]): Promise<string[]> {
  return [...(await messagesOf(open)).keys()];
}

type Write = ReadingSink['write'];

/** A sink in memory that writes in another way. */
const writing =
  (write: (sink: MemorySink) => Write) =>
  (sink: MemorySink): Partial<SinkFixture> => ({ sink: { ...sink, write: write(sink) } });

/** A sink in memory that tells another result. */
const telling = (change: (result: WriteResult) => WriteResult) =>
  writing((sink) => async (readings, options) => change(await sink.write(readings, options)));

const withZero = (reading: DeviceReading): DeviceReading => ({
  ...reading,
  values: reading.values.map((one) => ({ ...one, value: Number.isNaN(one.value) ? 0 : one.value })),
});

const withWattHours = (reading: DeviceReading): DeviceReading => ({
  ...reading,
  values: reading.values.map((one) => ({ ...one, unit: one.unit === 'm³' ? 'Wh' : one.unit })),
});

const nothing: WriteResult = { stored: 0, repeated: 0, changed: 0, refused: [] };

const inMilliseconds = (reading: DeviceReading): DeviceReading => ({
  ...reading,
  timestamp: new Timestamp(reading.timestamp.epochMilliseconds),
});

const STORES = 'stores what is written, each code in its one unit';
const NOTHING = 'takes nothing for nothing';
const AGAIN = 'is not changed by the same again, also in one write, in another order and in another unit';
const ROUNDED = 'takes for the same what REST has rounded to whole Wh';
const LATER = 'takes the later of two numbers for one key, and says so';
const TICKS = 'keeps every tick apart';
const HISTORY = 'lets a history fill in, and correct itself, but never what came in real time';
const REFUSES = 'refuses what can never be stored, by its place, and stores the rest';
const ABORTED = 'that is aborted rejects, and takes the same again afterwards';
const AT_ONCE = 'stores a value once when two write it at the same time';
const POSITION = 'that keeps positions returns the last one, with its readings';
const CLOSED = 'that is closed takes no more, and may be closed twice';

test('a sink that keeps the contract passes, without positions, too, and opened again', async () => {
  expect(await failuresOf(() => ({}))).toEqual([]);
  expect(
    await failuresOf((sink) => ({
      sink: {
        write: (readings, options) => sink.write(readings, options),
        [Symbol.asyncDispose]: () => sink[Symbol.asyncDispose](),
      },
    })),
  ).toEqual([]);
  expect(await failuresOf((sink) => ({ reopen: () => Promise.resolve(sink) }))).toEqual([]);
});

test('a sink passes that names its counts in another order, or has stored before it noticed the signal', async () => {
  const reordered = telling(({ stored, repeated, changed, refused }) => ({
    refused,
    changed,
    repeated,
    stored,
  }));
  expect(await failuresOf(reordered)).toEqual([]);
  const late = writing((sink) => async (readings, { signal, ...options } = {}) => {
    const result = await sink.write(readings, options);
    signal?.throwIfAborted();
    return result;
  });
  expect(await failuresOf(late)).toEqual([]);
});

test('a failure says what was expected, and what came', async () => {
  const messages = await messagesOf((sink) => ({
    sink: { ...sink, write: () => Promise.resolve(nothing) },
  }));
  expect(messages.get(STORES)).toBe(
    'Expected {"changed":0,"refused":[],"repeated":0,"stored":4}, got {"changed":0,"refused":[],"repeated":0,"stored":0}.',
  );
  expect(messages.get(ABORTED)).toBe('An aborted write was expected to reject.');
});

test.each<[string, (sink: MemorySink) => Partial<SinkFixture>, readonly string[]]>([
  [
    'forgets the last reading',
    writing((sink) => (readings, options) => sink.write(readings.slice(0, 1), options)),
    [STORES, AGAIN, TICKS],
  ],
  [
    'says another unit',
    (sink) => ({ values: () => Promise.resolve(sink.values().map((value) => ({ ...value, unit: 'Wh' }))) }),
    [STORES, ROUNDED, LATER],
  ],
  [
    'stores other numbers',
    (sink) => ({ values: () => Promise.resolve(sink.values().map((value) => ({ ...value, value: 1 }))) }),
    [STORES, ROUNDED, LATER, HISTORY],
  ],
  [
    'counts what it does not store',
    () => ({ values: () => Promise.resolve([]) }),
    [STORES, ROUNDED, LATER, TICKS, HISTORY, REFUSES, ABORTED, AT_ONCE],
  ],
  [
    'stores a reading without values',
    writing((sink) => async (readings, options) => {
      const result = await sink.write(readings, options);
      const empty = readings.filter(({ values }) => values.length === 0).length;
      return { ...result, stored: result.stored + empty };
    }),
    [NOTHING],
  ],
  [
    'loses a value when the same comes in another unit',
    (sink) => {
      let isLost = false;
      const write: Write = (readings, options) => {
        isLost ||= readings.some(({ values }) => values.some(({ unit }) => unit === 'kWh'));
        return sink.write(readings, options);
      };
      const values = (): ReturnType<MemorySink['values']> => sink.values().slice(isLost ? 1 : 0);
      return { sink: { ...sink, write }, values: () => Promise.resolve(values()) };
    },
    [AGAIN],
  ],
  [
    'takes what is no number for zero',
    writing((sink) => (readings, options) => sink.write(readings.map(withZero), options)),
    [REFUSES],
  ],
  [
    'takes any unit for that of the code',
    writing((sink) => (readings, options) => sink.write(readings.map(withWattHours), options)),
    [REFUSES],
  ],
  ['counts one too many', telling((result) => ({ ...result, stored: result.stored + 1 })), [STORES, NOTHING]],
  [
    'counts what is there already as stored',
    telling((result) => ({ ...result, stored: result.stored + result.repeated, repeated: 0 })),
    [AGAIN, ROUNDED, HISTORY, AT_ONCE],
  ],
  [
    'counts a change as a repeat',
    telling((result) => ({ ...result, repeated: result.repeated + result.changed, changed: 0 })),
    [LATER, HISTORY],
  ],
  [
    'keeps milliseconds only',
    writing((sink) => (readings, options) => sink.write(readings.map(inMilliseconds), options)),
    [TICKS],
  ],
  [
    'lets a history change everything',
    writing((sink) => (readings, options) => sink.write(readings, { ...options, source: 'realtime' })),
    [HISTORY],
  ],
  [
    'takes everything for a history',
    writing((sink) => (readings, options) => sink.write(readings, { ...options, source: 'history' })),
    [HISTORY],
  ],
  ['tells nothing of what it refused', telling((result) => ({ ...result, refused: [] })), [REFUSES]],
  [
    'does not say why it refused',
    telling((result) => ({ ...result, refused: result.refused.map((one) => ({ ...one, reason: '' })) })),
    [REFUSES],
  ],
  [
    'does not listen to the signal',
    writing(
      (sink) =>
        (readings, { signal, ...options } = {}) =>
          sink.write(readings, signal === undefined ? options : { ...options }),
    ),
    [ABORTED],
  ],
  [
    'never has a position',
    (sink) => ({ sink: { ...sink, position: () => Promise.resolve(undefined) } }),
    [POSITION],
  ],
  [
    'has a position before anything was written',
    (sink) => ({ sink: { ...sink, position: () => Promise.resolve('18') } }),
    [POSITION],
  ],
  [
    'keeps its first position',
    (sink) => {
      let first: string | undefined;
      const write: Write = (readings, options) => {
        first ??= options?.position;
        return sink.write(readings, options);
      };
      return { sink: { ...sink, write, position: () => Promise.resolve(first) } };
    },
    [POSITION],
  ],
  [
    'forgets its position where readings come without one',
    (sink) => {
      let last: string | undefined;
      const write: Write = (readings, options) => {
        if (readings.length > 0) last = options?.position;
        return sink.write(readings, options);
      };
      return { sink: { ...sink, write, position: () => Promise.resolve(last) } };
    },
    [POSITION],
  ],
  [
    'has lost its position when it is opened again',
    () => ({ reopen: () => Promise.resolve(memorySink()) }),
    [POSITION],
  ],
  [
    'goes on after its end',
    (sink) => ({ sink: { ...sink, [Symbol.asyncDispose]: () => Promise.resolve() } }),
    [CLOSED],
  ],
  [
    'is closed once only',
    (sink) => {
      let closed = 0;
      const close = async (): Promise<void> => {
        closed += 1;
        if (closed === 2) throw new Error('It is closed already.');
        await sink[Symbol.asyncDispose]();
      };
      return { sink: { ...sink, [Symbol.asyncDispose]: close } };
    },
    [CLOSED],
  ],
])('a sink that %s fails the tests of that', async (_, open, expected) => {
  expect(await failuresOf(open)).toEqual(expect.arrayContaining([...expected]));
});

test('a fixture is closed after each test, also after one that failed', async () => {
  let [opened, closed] = [0, 0];
  const failed = await failuresOf((sink) => {
    opened += 1;
    return {
      values: () => Promise.reject(new Error('unreadable')),
      [Symbol.asyncDispose]: async () => {
        closed += 1;
        await sink[Symbol.asyncDispose]();
      },
    };
  });
  expect(failed).toContain(STORES);
  expect([opened, closed]).toEqual([12, 12]);
});
