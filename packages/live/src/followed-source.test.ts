import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openStore } from '@smart-me/ingest';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, type ReadingSource, Timestamp } from '@smart-me/readings';
import { followedSource } from './followed-source.ts';

const HOUSE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const reading = (second: number, value: number): DeviceReading => ({
  deviceId: HOUSE,
  timestamp: new Timestamp(Date.parse('2026-06-15T10:00:00Z') + second * 1000),
  values: [{ obis: parseObis('1.7.0'), value, unit: 'W' }],
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('what is written through another handle of the file is noticed, once and in its order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-live-'));
  const path = join(folder, 'smart-me.db');
  const written = await openStore({ path });
  const read = await openStore({ path });
  const errors: unknown[] = [];
  try {
    await written.write([reading(0, 0)]);
    let looks = 0;
    const counted: ReadingSource = {
      latest: (asked) => {
        looks++;
        return read.latest(asked);
      },
      range: (...asked) => read.range(...asked),
      subscribe: (asked) => read.subscribe(asked),
      [Symbol.asyncDispose]: () => read[Symbol.asyncDispose](),
    };
    const source = followedSource(counted, { everySeconds: 0.02, onError: (error) => errors.push(error) });
    const ending = new AbortController();
    const got: number[] = [];
    const listening = (async () => {
      for await (const { values } of source.subscribe({ signal: ending.signal })) {
        got.push(values[0]?.value ?? -1);
        if (got.length === 3) ending.abort();
      }
    })();
    // The first look sees what was there before: that is not new.
    await until(() => looks > 1);
    await written.write([reading(1, 1), reading(2, 2)]);
    await until(() => got.length === 2);
    await written.write([reading(3, 3)]);
    await listening;
    expect(got).toEqual([1, 2, 3]);
    expect(errors).toEqual([]);
    expect(await source.latest()).toMatchObject([{ deviceId: HOUSE, values: [{ value: 3, unit: 'W' }] }]);
    await source[Symbol.asyncDispose]();
  } finally {
    await read[Symbol.asyncDispose]();
    await written[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  }
});
