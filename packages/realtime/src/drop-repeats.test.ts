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

test('a repeat whose sender has gone already does not wait at all', async () => {
  const handler = dropRepeats(() => new Promise(() => undefined));
  void handler([readingAt(1)], context);
  const signal = AbortSignal.abort(new Error('gone'));
  await expect(handler([readingAt(1)], { ...context, signal })).rejects.toThrow('gone');
});

test('a handler that has ended leaves nothing behind on the signal of a repeat', async () => {
  const first = Promise.withResolvers<undefined>();
  const handler = dropRepeats(() => first.promise);
  void handler([readingAt(1)], context);
  const { signal } = new AbortController();
  const listeners: string[] = [];
  for (const method of ['addEventListener', 'removeEventListener'] as const) {
    const original = signal[method].bind(signal);
    Object.defineProperty(signal, method, {
      value: (type: string, listener: () => void) => {
        listeners.push(`${method} ${type}`);
        original(type, listener);
      },
    });
  }
  const repeat = handler([readingAt(1)], { ...context, signal });
  first.resolve(undefined);
  await repeat;
  expect(listeners).toEqual(['addEventListener abort', 'removeEventListener abort']);
});

test.each<[string, (reading: DeviceReading) => DeviceReading]>([
  ['another device', (reading) => ({ ...reading, deviceId: '00000000-0000-4000-8000-000000000001' })],
  ['another time', () => readingAt(2)],
  [
    'another value',
    ({ values, ...reading }) => ({
      ...reading,
      values: values.map((one) => ({ ...one, value: one.value + 1 })),
    }),
  ],
  [
    'another code',
    ({ values: [first, ...others], ...reading }) => ({
      ...reading,
      values: others.flatMap((one) => [one, { ...one, obis: first?.obis ?? one.obis }]),
    }),
  ],
])('a reading of %s is no repeat', async (_what, change) => {
  const taken: DeviceReading[] = [];
  const handler = dropRepeats((readings) => void taken.push(...readings));
  await handler([readingAt(1)], context);
  await handler([change(readingAt(1))], context);
  expect(taken).toEqual([readingAt(1), change(readingAt(1))]);
});

test('a delivery of repeats alone does not trouble the handler', async () => {
  let calls = 0;
  const handler = dropRepeats(() => void (calls += 1));
  await handler([], context);
  expect(calls).toBe(0);
});

test.each([0, -1, 1.5, Number.NaN])('it refuses to remember %p readings', (remember) => {
  expect(() => dropRepeats(() => undefined, { remember })).toThrow(
    new RangeError(`remember is ${remember}: give a whole number of readings from 1.`),
  );
});

test('it refuses to be without a handler, before a delivery comes', () => {
  expect(() => dropRepeats(undefined as never)).toThrow(
    new TypeError('dropRepeats needs a handler, a function.'),
  );
});

test('it may remember a single one', async () => {
  const taken: DeviceReading[] = [];
  const handler = dropRepeats((readings) => void taken.push(...readings), { remember: 1 });
  for (const second of [1, 1, 2, 1]) await handler([readingAt(second)], context);
  expect(taken).toEqual([1, 2, 1].map(readingAt));
});
