import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ObisSet, parseObis } from '@smart-me/obis';
import { ReadingColumns } from '@smart-me/readings';
import { decodeReadings } from '../decode-readings.ts';
import { referenceOutcome } from '../testing/reference.ts';
import {
  dateTime,
  delivery,
  deviceId,
  deviceValue,
  message,
  tag,
  ticksScale,
  timeValue,
} from '../testing/wire.ts';
import type { DateTimeFields } from './date-time.ts';
import { readUsualHead, readUsualValues } from './read-fast-path.ts';
import { WireReader } from './wire-reader.ts';

const HEAD = [...deviceId, ...dateTime];

/** What becomes of the head of a device reading, of which `end` bytes are there. */
function head(bytes: readonly number[], end: number = bytes.length) {
  const reader = new WireReader(Uint8Array.from(bytes));
  const time: DateTimeFields = { low: 0, high: 0, scale: 0, kind: 0 };
  const columns = new ReadingColumns();
  columns.clear(1);
  columns.reserveDevice();
  return { known: readUsualHead(reader, end, columns, time), read: reader.pos, time, columns };
}

/** Number of values that are read at once of a run, and how many bytes. */
function run(bytes: readonly number[], options: { end?: number; wanted?: ObisSet } = {}) {
  const reader = new WireReader(Uint8Array.from(bytes));
  const columns = new ReadingColumns();
  columns.clear(100);
  const values = readUsualValues(reader, 0, options.end ?? bytes.length, columns, options.wanted);
  return { values, read: reader.pos, rows: columns.valueCount };
}

/** A byte in all the ways that matter: neighbours, other fields, other wire types, a longer varint. */
function others(byte: number): number[] {
  const all = [byte - 1, byte + 1, byte ^ 0x08, byte ^ 0x18, byte ^ 0x01, byte ^ 0x02, byte ^ 0x05, 0, 0x7f];
  return [...new Set([...all, byte | 0x80, 0xff].map((each) => each & 0xff))].filter((each) => each !== byte);
}

describe('the head of a device reading', () => {
  test('as protobuf-net writes it is read at once, and nothing behind it', () => {
    const { known, read, time, columns } = head([...HEAD, ...deviceValue]);

    expect({ known, read, scale: time.scale }).toEqual({ known: true, read: HEAD.length, scale: 5 });
    expect([...new Uint8Array(columns.guidWords.buffer, columns.guidWords.byteOffset, 16)]).toEqual([
      ...deviceId.slice(3, 11),
      ...deviceId.slice(12, 20),
    ]);
  });

  test.each([0, 1, 2, 3, 4, 5])('has a time in a unit of the scale %s', (scale) => {
    expect(head([...deviceId, ...message(2, timeValue, [0x10, scale])])).toMatchObject({
      known: true,
      time: { scale },
    });
  });

  test.each([
    ['a scale that is none', [...deviceId, ...message(2, timeValue, [0x10, 6])]],
    ['an end of the range of .NET', [...deviceId, ...message(2, [0x08, 2], [0x10, 15])]],
    ['a kind behind the scale', [...deviceId, ...message(2, timeValue, ticksScale, [0x18, 1])]],
    ['a time without a value', [...deviceId, ...message(2, ticksScale)]],
    ['a value of which the last byte says that another follows', [...HEAD.slice(0, -3), 0x90, ...ticksScale]],
    ['a value that ends early', [...deviceId, ...message(2, [0x08, 2], tag(9, 0), [1], ticksScale)]],
    ['the time first', [...dateTime, ...deviceId]],
  ])('with %s is left to those that read any, and untouched', (_what, bytes) => {
    expect(head(bytes)).toMatchObject({ known: false, read: 0, time: { low: 0, high: 0, scale: 0 } });
  });

  test('that the message does not hold whole is left to them, too', () => {
    expect(head(HEAD, HEAD.length - 1)).toMatchObject({ known: false, read: 0 });
    expect(head(HEAD, HEAD.length)).toMatchObject({ known: true });
  });
});

// By single bytes, and by a view of a message that is worth one.
describe.each([
  ['few', 3],
  ['many', 30],
])('a run of %s values', (_how, count) => {
  const values = Array.from({ length: count }, () => deviceValue);

  test('is read at once, up to its end', () => {
    expect(run(values.flat())).toEqual({ values: count, read: count * 19, rows: count });
    expect(run(values.flat(), { end: count * 19 - 1 })).toMatchObject({ values: count - 1 });
    expect(run(deviceValue, { end: 18 })).toMatchObject({ values: 0, read: 0 });
  });

  test('leaves out what is not wanted, and passes over it', () => {
    const wanted = new ObisSet([parseObis('2.8.0')]);
    expect(run(values.flat(), { wanted })).toEqual({ values: count, read: count * 19, rows: 0 });
  });

  test.each([0, 1, 2, 3, 10])('ends before a value whose byte %s is another', (at) => {
    for (const byte of others(deviceValue[at] ?? 0)) {
      const other = deviceValue.with(at, byte);
      expect(run([...values.slice(1).flat(), ...other]).values).toBe(count - 1);
    }
  });

  test('has the outcome of the generated code, whichever byte of the first is another', () => {
    const fields = [deviceId, dateTime, ...values];
    const whole = [...delivery(...fields)];
    const start = whole.length - count * 19 - HEAD.length;
    const differ = [];
    for (let at = start; at < start + HEAD.length + 2 * 19; at++) {
      for (const byte of others(whole[at] ?? 0)) {
        const bytes = Uint8Array.from(whole.with(at, byte));
        if (!agree(bytes)) differ.push({ at: at - start, byte });
      }
    }
    expect(differ).toEqual([]);
  });
});

/** Whether both read the same, or neither reads it. */
function agree(bytes: Uint8Array): boolean {
  const outcome = referenceOutcome(bytes);
  return isDeepStrictEqual(readingsOf(bytes), 'readings' in outcome ? outcome.readings : undefined);
}

/** In the terms of the reference; undefined when they cannot be read. */
function readingsOf(bytes: Uint8Array): unknown {
  try {
    return decodeReadings(bytes).map(({ deviceId, timestamp, values }) => ({
      deviceId,
      ticks: timestamp.ticks,
      kind: ['unspecified', 'utc', 'local'].indexOf(timestamp.kind),
      values: values.map(({ obis, value }) => ({ obisKey: obis.key, value })),
    }));
  } catch {
    return undefined;
  }
}
