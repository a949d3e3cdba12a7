import type { HistoryEntry } from '@smart-me/api-core/values';
import { expect, test } from '@jest/globals';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { setImmediate } from 'node:timers/promises';
import { device } from '../testing/deliveries.ts';
import { until } from '../testing/until.ts';
import { fillGap, type FillGapOptions } from './fill-gap.ts';

const START = Date.UTC(2026, 2, 1, 12);
const COUNT = 6_000;

/** Fills a gap of so many seconds, one reading each; what has been read, and written, is seen meanwhile. */
function filling(write: FillGapOptions['write'], batch?: number) {
  const seen = { read: 0, written: [] as number[], seconds: [] as number[] };
  async function* entries(): AsyncGenerator<HistoryEntry> {
    for (let second = 1; second <= COUNT; second += 1) {
      seen.read = second;
      if (second % 100 === 0) await setImmediate();
      const time = new Timestamp(START + second * 1000);
      const reading: DeviceReading = { deviceId: device, timestamp: time, values: [] };
      yield { kind: 'reading', time, reading, cursor: '' };
    }
  }
  const filled = fillGap({
    history: { history: entries },
    deviceId: device,
    gap: { from: new Timestamp(START), to: new Timestamp(START + (COUNT + 1) * 1000) },
    batch,
    write: async (readings) => {
      seen.written.push(readings.length);
      seen.seconds.push(...readings.map(({ timestamp }) => (timestamp.epochMilliseconds - START) / 1000));
      await write(readings);
    },
    signal: new AbortController().signal,
  });
  return { seen, filled };
}

test('while a write is at work a batch is read for the next, and no more', async () => {
  const slow = Promise.withResolvers<undefined>();
  const { seen, filled } = filling(() => slow.promise);
  await until(() => seen.read === 4_000);
  for (let turn = 0; turn < 100; turn += 1) await setImmediate();
  expect(seen).toMatchObject({ read: 4_000, written: [2_000] });
  slow.resolve(undefined);
  expect(await filled).toBe(COUNT);
  expect(seen.written).toEqual([2_000, 2_000, 2_000]);
  expect(seen.seconds).toEqual(Array.from({ length: COUNT }, (_, n) => n + 1));
});

test('a batch can be of another size, and the last one is what is left', async () => {
  const { seen, filled } = filling(() => Promise.resolve(), 70);
  await filled;
  expect(seen.written).toEqual([...Array.from({ length: 85 }, () => 70), 50]);
});

test('a write that fails ends it, and nothing is written after it', async () => {
  const { seen, filled } = filling(() => Promise.reject(new Error('the disk is full')));
  await expect(filled).rejects.toThrow('the disk is full');
  expect(seen.written).toEqual([2_000]);
});

test.each([0, -1, 1.5, Number.NaN])('a batch of %d is refused', async (batch) => {
  await expect(filling(() => Promise.resolve(), batch).filled).rejects.toThrow(/^batch is /);
});
