import { describe, expect, test } from '@jest/globals';
import { decodeColumns } from './decode-columns.ts';
import { decodeReadings } from './decode-readings.ts';
import { deviceId, ReadingColumns } from '@smart-me/readings';
import { RealtimeDecodeError } from './realtime-decode-error.ts';
import { hexOf } from './testing/documented-delivery.ts';
import { randomDeliveries } from './testing/random-delivery.ts';
import { randomSource } from './testing/random-source.ts';
import { type Outcome, type ReferenceReading, referenceOutcome } from './testing/reference.ts';

// The generated code is the reference. A longer run: FUZZ_MESSAGES=20000000 FUZZ_SEED=7.
const MESSAGES = Number(process.env['FUZZ_MESSAGES'] ?? 200_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_191_016);

/** How often each outcome must come up among 200,000 messages, for the test to mean something. */
const ENOUGH = 100;

const columns = new ReadingColumns();

describe('against the generated code', () => {
  test(`${MESSAGES} mutated messages have the same outcome: as objects, as columns, and by protobuf-es`, () => {
    const deliveries = randomDeliveries(randomSource(SEED));
    const counts = new Map<string, number>();
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0; // half of the messages end in an error, and nobody reads where it was made
    try {
      for (let run = 0; run < MESSAGES; run++) {
        const bytes = deliveries.next().value;
        const outcome = referenceOutcome(bytes);
        const kind = kindOf(outcome);
        counts.set(kind, (counts.get(kind) ?? 0) + 1);
        const expected = 'readings' in outcome ? outcome.readings : undefined;
        if (!objectsAgree(expected, bytes)) throw new Error(`objects, ${kind}: ${hexOf(bytes)}`);
        if (!columnsAgree(expected, bytes)) throw new Error(`columns, ${kind}: ${hexOf(bytes)}`);
      }
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
    const enough = (MESSAGES / 200_000) * ENOUGH;
    for (const kind of ['readings', 'rejected', ...differencesByDesign]) {
      expect({ kind, enough: (counts.get(kind) ?? 0) >= enough }).toEqual({ kind, enough: true });
    }
    expect([...counts.keys()].sort()).toEqual(['readings', 'rejected', ...differencesByDesign].sort());
  });
});

/** All that protobuf-es accepts and this package does not; see `reference.ts` and `strict-wire.ts` for why. */
const differencesByDesign = [
  'missing required field',
  'wrong wire type',
  'beyond its message',
  'overlong varint',
  'code not of six bytes',
  'time beyond int64 ticks',
];

function kindOf(outcome: Outcome): string {
  if ('stricter' in outcome) return outcome.stricter;
  return 'rejected' in outcome ? 'rejected' : 'readings';
}

/** Undefined stands for a rejection. */
type Expected = readonly ReferenceReading[] | undefined;

function objectsAgree(expected: Expected, bytes: Uint8Array): boolean {
  const readings = unlessRejected(() => decodeReadings(bytes));
  if (expected === undefined || readings === undefined) return expected === readings;
  return (
    expected.length === readings.length &&
    readings.every(({ deviceId, timestamp, values }, device) => {
      const reference = expected[device];
      return (
        reference?.deviceId === deviceId &&
        reference.ticks === timestamp.ticks &&
        reference.kind === ['unspecified', 'utc', 'local'].indexOf(timestamp.kind) &&
        reference.values.length === values.length &&
        values.every(({ obis, value }, index) => same(reference.values[index], obis.key, value))
      );
    })
  );
}

function columnsAgree(expected: Expected, bytes: Uint8Array): boolean {
  const filled = unlessRejected(() => decodeColumns(bytes, columns));
  if (expected === undefined || filled === undefined) return expected === filled;
  const { deviceCount, valueCount, device, obisKey, value, ticks, kind } = filled;
  const flat = expected.flatMap(({ values }, index) => values.map((one) => ({ ...one, index })));
  return (
    expected.length === deviceCount &&
    expected.every(
      (reference, row) =>
        reference.deviceId === deviceId(filled, row) &&
        reference.ticks === ticks[row] &&
        reference.kind === kind[row],
    ) &&
    flat.length === valueCount &&
    flat.every((one, row) => one.index === device[row] && same(one, obisKey[row], value[row]))
  );
}

function same(
  reference: ReferenceReading['values'][number] | undefined,
  key?: number,
  value?: number,
): boolean {
  return reference?.obisKey === key && Object.is(reference?.value, value);
}

function unlessRejected<Result>(decode: () => Result): Result | undefined {
  try {
    return decode();
  } catch (error) {
    if (error instanceof RealtimeDecodeError) return undefined;
    throw error;
  }
}
