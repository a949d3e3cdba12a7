/// <reference lib="esnext.disposable" preserve="true" />
import { type ObisCode, parseObis } from '@smart-me/obis';
import type { DeviceReading } from '../device-reading.ts';
import { Timestamp } from '../time/timestamp.ts';
import type { ReadingSink, WriteResult } from './reading-sink.ts';

/** A value as a sink holds it. */
export interface StoredValue {
  readonly deviceId: string;
  readonly timestamp: Timestamp;
  readonly obis: ObisCode;
  /** In `unit`. */
  readonly value: number;
  /** The `tableUnit` of its code. */
  readonly unit: string;
}

/** A sink under test, empty at the start. */
export interface SinkFixture extends AsyncDisposable {
  readonly sink: ReadingSink;
  /** Reads back everything that is stored, in any order. */
  readonly values: () => Promise<readonly StoredValue[]>;
  /** Opens the same place again, as a program that was started again does; left out where nothing outlives the sink. */
  readonly reopen?: () => Promise<ReadingSink>;
}

/** What `testSink` needs. */
export interface TestSinkOptions {
  /** Registers a test: that of jest, vitest or `node:test`. */
  readonly test: (name: string, run: () => Promise<void>) => void;
  /** Opens a sink that holds nothing. */
  readonly open: () => Promise<SinkFixture>;
}

const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const total = parseObis('1-0:1.8.0*255');
const power = parseObis('1-0:1.7.0*255');
const time = (second: number): Timestamp => new Timestamp(1_790_000_000_000 + 1000 * second, 8512);

function reading(second: number, values: readonly (readonly [ObisCode, number, string])[]): DeviceReading {
  return {
    deviceId,
    timestamp: time(second),
    values: values.map(([obis, value, unit]) => ({ obis, value, unit })),
  };
}

const first = reading(0, [
  [total, 1879583.2, 'mWh'],
  [power, 24.19, 'W'],
]);
const second = reading(1, [
  [total, 1879590, 'mWh'],
  [power, -0.5, 'W'],
]);

/**
 * Registers the tests that every `ReadingSink` passes.
 *
 * @example
 * import { test } from '@jest/globals';
 *
 * testSink({ test, open: async () => ({ sink, values: () => rowsOf(table), [Symbol.asyncDispose]: drop }) });
 */
export function testSink({ test, open }: TestSinkOptions): void {
  const check = (name: string, run: (fixture: SinkFixture) => Promise<void>): void => {
    test(`a sink ${name}`, async () => {
      const fixture = await open();
      try {
        await run(fixture);
      } finally {
        await fixture[Symbol.asyncDispose]();
      }
    });
  };

  check('stores what is written, each code in its one unit', async ({ sink, values }) => {
    equal(await sink.write([first, second]), counted({ stored: 4 }));
    equal(plain(await values()), [
      '0 1-0:1.7.0*255 24.19 W',
      '0 1-0:1.8.0*255 1.8795832 kWh',
      '1 1-0:1.7.0*255 -0.5 W',
      '1 1-0:1.8.0*255 1.87959 kWh',
    ]);
  });

  check('takes nothing for nothing', async ({ sink, values }) => {
    equal(await sink.write([]), counted({}));
    equal(await sink.write([{ ...first, values: [] }]), counted({}));
    equal(plain(await values()), []);
  });

  check(
    'is not changed by the same again, also in one write, in another order and in another unit',
    async ({ sink, values }) => {
      equal(await sink.write([first, first]), counted({ stored: 2, repeated: 2 }));
      equal(await sink.write([second, first]), counted({ stored: 2, repeated: 2 }));
      const before = plain(await values());
      equal(await sink.write([reading(0, [[total, 1.8795832, 'kWh']])]), counted({ repeated: 1 }));
      equal(plain(await values()), before);
    },
  );

  check('takes for the same what REST has rounded to whole Wh', async ({ sink, values }) => {
    await sink.write([reading(0, [[total, 24165632200, 'mWh']])]);
    equal(await sink.write([reading(0, [[total, 24165632, 'Wh']])]), counted({ repeated: 1 }));
    equal(plain(await values()), ['0 1-0:1.8.0*255 24165.6322 kWh']);
  });

  check('takes the later of two numbers for one key, and says so', async ({ sink, values }) => {
    await sink.write([first]);
    equal(await sink.write([reading(0, [[power, 30, 'W']])]), counted({ changed: 1 }));
    equal(plain(await values()), ['0 1-0:1.7.0*255 30 W', '0 1-0:1.8.0*255 1.8795832 kWh']);
  });

  check('keeps every tick apart', async ({ sink, values }) => {
    const next = { ...first, timestamp: Timestamp.fromTicks(first.timestamp.ticks + 1n) };
    equal(await sink.write([first, next]), counted({ stored: 4 }));
    equal((await values()).length, 4);
  });

  check(
    'lets a history fill in, and correct itself, but never what came in real time',
    async ({ sink, values }) => {
      const history = { source: 'history' } as const;
      await sink.write([first]);
      equal(await sink.write([reading(0, [[power, 99, 'W']])], history), counted({ repeated: 1 }));
      equal(await sink.write([second], history), counted({ stored: 2 }));
      equal(await sink.write([reading(1, [[power, 7, 'W']])], history), counted({ changed: 1 }));
      equal(await sink.write([reading(1, [[power, 8, 'W']])]), counted({ changed: 1 }));
      equal(
        plain(await values()).filter((line) => line.includes('1.7.0')),
        ['0 1-0:1.7.0*255 24.19 W', '1 1-0:1.7.0*255 8 W'],
      );
    },
  );

  check('refuses what can never be stored, by its place, and stores the rest', async ({ sink, values }) => {
    const odd = reading(0, [
      [total, Number.NaN, 'mWh'],
      [power, 24.19, 'W'],
      [parseObis('1-0:2.8.0*255'), 1, 'm³'],
    ]);
    const { refused, ...counts } = await sink.write([second, odd]);
    equal({ ...counts, refused: [] }, counted({ stored: 3 }));
    equal(
      refused.map(({ reading, value, reason }) => [reading, value, reason.length > 0]),
      [
        [1, 0, true],
        [1, 2, true],
      ],
    );
    equal((await values()).length, 3);
  });

  check('that is aborted rejects, and takes the same again afterwards', async ({ sink, values }) => {
    const reason = new Error('enough');
    const failure = await sink.write([first], { signal: AbortSignal.abort(reason) }).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) throw new Error('An aborted write was expected to reject.');
    const { stored, repeated } = await sink.write([first]);
    equal(stored + repeated, 2);
    equal((await values()).length, 2);
  });

  check('stores a value once when two write it at the same time', async ({ sink, values }) => {
    const results = await Promise.all([1, 2, 3, 4].map(() => sink.write([first, second])));
    equal(
      results.reduce((sum, { stored }) => sum + stored, 0),
      4,
    );
    equal((await values()).length, 4);
  });

  check('that keeps positions returns the last one, with its readings', async ({ sink, reopen }) => {
    if (sink.position === undefined) return;
    equal(await sink.position(), undefined);
    await sink.write([first], { position: '17' });
    await sink.write([second], { position: '18' });
    equal(await sink.position(), '18');
    await sink.write([first]);
    equal(await sink.position(), '18');
    if (reopen === undefined) return;
    await sink[Symbol.asyncDispose]();
    const again = await reopen();
    equal(await again.position?.(), '18');
    await again[Symbol.asyncDispose]();
  });

  check('that is closed takes no more, and may be closed twice', async ({ sink }) => {
    await sink.write([first]);
    await sink[Symbol.asyncDispose]();
    await sink[Symbol.asyncDispose]();
    const took = await sink.write([second]).then(
      () => true,
      () => false,
    );
    equal(took, false);
  });
}

/** Values as lines that can be compared: `0 1-0:1.8.0*255 1.8795832 kWh`, the second first. */
function plain(values: readonly StoredValue[]): string[] {
  const start = time(0).ticks;
  return values
    .map(
      ({ timestamp, obis, value, unit }) =>
        `${(timestamp.ticks - start) / 10_000_000n} ${obis.toString()} ${value} ${unit}`,
    )
    .sort();
}

const counted = (counts: Partial<WriteResult>): WriteResult => ({
  stored: 0,
  repeated: 0,
  changed: 0,
  refused: [],
  ...counts,
});

/** Compares by JSON: enough for counts and lines, and no test library is needed. */
function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [actual, expected].map((value) => JSON.stringify(sorted(value)));
  if (is !== should) throw new Error(`Expected ${String(should)}, got ${String(is)}.`);
}

/** Members in one order; an array stays as it is. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
