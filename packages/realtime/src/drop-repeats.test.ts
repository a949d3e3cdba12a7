import { expect, test } from '@jest/globals';
import { decodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, profiles, Timestamp } from '@smart-me/readings';
import { dropRepeats } from './drop-repeats.ts';
import { documentedDelivery } from './testing/delivery.ts';
import type { DeliveryContext } from './receiver-options.ts';

const context: DeliveryContext = {
  body: documentedDelivery,
  receivedAt: new Date(),
  profile: profiles.realtime,
  signal: new AbortController().signal,
};

/** The documented reading, as measured in another second. */
function readingAt(second: number): DeviceReading {
  const [documented] = decodeReadings(documentedDelivery);
  if (documented === undefined) throw new Error('The documented delivery holds one reading.');
  return { ...documented, timestamp: Timestamp.parse(`2026-01-01T00:00:0${second}Z`) };
}

test('a reading is handed on once, in whatever delivery it comes again', async () => {
  const deliveries: (readonly DeviceReading[])[] = [];
  const handler = dropRepeats((readings) => void deliveries.push(readings));
  await handler([readingAt(1), readingAt(1)], context);
  await handler([readingAt(1), readingAt(2)], context);
  await handler([readingAt(2)], context);
  expect(deliveries).toEqual([[readingAt(1)], [readingAt(2)]]);
});

test('a reading of the same time with other values is another reading', async () => {
  const taken: DeviceReading[] = [];
  const handler = dropRepeats((readings) => void taken.push(...readings));
  const reading = readingAt(1);
  await handler([reading, { ...reading, values: reading.values.slice(1) }], context);
  expect(taken).toHaveLength(2);
});

test('a reading that the handler did not take is handed on again', async () => {
  let calls = 0;
  const handler = dropRepeats(() => {
    calls += 1;
    if (calls === 1) throw new Error('disk full');
  });
  await expect(handler([readingAt(1)], context)).rejects.toThrow('disk full');
  await handler([readingAt(1)], context);
  expect(calls).toBe(2);
});

test('it remembers no more readings than told', async () => {
  const taken: DeviceReading[] = [];
  const handler = dropRepeats((readings) => void taken.push(...readings), { remember: 2 });
  for (const second of [1, 2, 3, 2, 1]) await handler([readingAt(second)], context);
  expect(taken).toEqual([1, 2, 3, 1].map(readingAt));
});

test('a repeat of what the handler is working on waits for it, and is not handed on', async () => {
  const first = Promise.withResolvers<undefined>();
  let calls = 0;
  const handler = dropRepeats(() => {
    calls += 1;
    return first.promise;
  });
  const all = [1, 2, 3].map(async () => {
    await handler([readingAt(1)], context);
  });
  first.resolve(undefined);
  await Promise.all(all);
  expect(calls).toBe(1);
});

test('and is handed on when that has failed', async () => {
  const first = Promise.withResolvers<undefined>();
  let calls = 0;
  const handler = dropRepeats(() => {
    calls += 1;
    return calls === 1 ? first.promise : undefined;
  });
  const failing = handler([readingAt(1)], context);
  const repeat = handler([readingAt(1), readingAt(2)], context);
  first.reject(new Error('disk full'));
  await expect(failing).rejects.toThrow('disk full');
  await repeat;
  expect(calls).toBe(2);
});

test('a repeat does not wait longer than its sender', async () => {
  const handler = dropRepeats(() => new Promise(() => undefined));
  void handler([readingAt(1)], context);
  const signal = AbortSignal.timeout(10);
  await expect(handler([readingAt(1)], { ...context, signal })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('it refuses to remember no readings', () => {
  expect(() => dropRepeats(() => undefined, { remember: Number.NaN })).toThrow(RangeError);
});
