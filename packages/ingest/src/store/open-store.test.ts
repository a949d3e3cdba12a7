import { describe, expect, test } from '@jest/globals';
import { type ObisCode, parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { type StoredValue, testSink } from '@smart-me/readings/testing';
import { openSpool } from '../spool/open-spool.ts';
import { device, nthReading } from '../testing/deliveries.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { openStore, type ReadingStore } from './open-store.ts';

const newPath = temporaryFiles();
const total = parseObis('1-0:1.8.0*255');
const power = parseObis('1-0:1.7.0*255');
const one = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const other = '4bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const everything = { from: Timestamp.min, to: Timestamp.max };

/** A time of a day, such as `12:00:07`. */
const at = (time: string): Timestamp => Timestamp.parse(`2026-03-01T${time}Z`);

function reading(
  time: string | Timestamp,
  values: [ObisCode, number, string][],
  deviceId = one,
): DeviceReading {
  return {
    deviceId,
    timestamp: typeof time === 'string' ? at(time) : time,
    values: values.map(([obis, value, unit]) => ({ obis, value, unit })),
  };
}

async function storedValues(store: ReadingStore): Promise<StoredValue[]> {
  const values: StoredValue[] = [];
  for (const deviceId of await store.devices()) {
    for await (const { timestamp, values: measured } of store.range(deviceId, everything)) {
      values.push(...measured.map((value) => ({ deviceId, timestamp, ...value })));
    }
  }
  return values;
}

describe('as a sink', () => {
  testSink({
    test,
    open: async () => {
      const path = newPath();
      let store = await openStore({ path });
      return {
        sink: store,
        values: () => storedValues(store),
        reopen: async () => (store = await openStore({ path })),
        [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
      };
    },
  });
});

describe('the latest values', () => {
  test('have each its own time, since a delivery is a patch', async () => {
    await using store = await openStore({ path: newPath() });
    await store.write([
      reading('12:00:00', [
        [total, 1_000_000, 'mWh'],
        [power, 10, 'W'],
      ]),
    ]);
    await store.write([reading('12:01:00', [[power, 20, 'W']])]);
    await store.write([reading('11:00:00', [[total, 900_000, 'mWh']])]);
    const [latest] = await store.latest();
    expect(
      latest?.values.map(({ obis, value, unit, timestamp }) => [
        obis.toString(),
        value,
        unit,
        timestamp.toString(),
      ]),
    ).toEqual([
      ['1-0:1.8.0*255', 1, 'kWh', '2026-03-01T12:00:00.0000000Z'],
      ['1-0:1.7.0*255', 20, 'W', '2026-03-01T12:01:00.0000000Z'],
    ]);
  });

  test('are not of 1970, the year 1 or the future; such readings are stored all the same', async () => {
    await using store = await openStore({ path: newPath() });
    const tomorrow = Timestamp.fromDate(new Date(Date.now() + 86_400_000));
    for (const time of [tomorrow, Timestamp.min, Timestamp.fromTicks(0n)]) {
      expect(await store.write([reading(time, [[power, 1, 'W']])])).toMatchObject({ stored: 1 });
    }
    expect(await store.latest()).toEqual([]);
    expect(await storedValues(store)).toHaveLength(3);
  });

  test('are those of one device, when one is asked for', async () => {
    await using store = await openStore({ path: newPath() });
    await store.write([
      reading('12:00:00', [[power, 1, 'W']]),
      reading('12:00:00', [[power, 2, 'W']], other),
    ]);
    expect((await store.latest()).map(({ deviceId }) => deviceId)).toEqual([one, other]);
    expect(await store.latest({ deviceId: other })).toMatchObject([
      { deviceId: other, values: [{ value: 2 }] },
    ]);
    expect(await store.devices()).toEqual([one, other]);
  });

  test('follow a correction of the same time', async () => {
    await using store = await openStore({ path: newPath() });
    await store.write([reading('12:00:00', [[power, 1, 'W']])]);
    await store.write([reading('12:00:00', [[power, 2, 'W']])]);
    expect(await store.latest()).toMatchObject([{ values: [{ value: 2 }] }]);
  });
});

describe('a history', () => {
  test('can no longer correct what real time has confirmed', async () => {
    await using store = await openStore({ path: newPath() });
    const history = { source: 'history' } as const;
    await store.write([reading('12:00:00', [[power, 5, 'W']])], history);
    expect(await store.write([reading('12:00:00', [[power, 5, 'W']])])).toMatchObject({ repeated: 1 });
    expect(await store.write([reading('12:00:00', [[power, 6, 'W']])], history)).toMatchObject({
      repeated: 1,
    });
    expect(await store.latest()).toMatchObject([{ values: [{ value: 5 }] }]);
  });
});

describe('a range', () => {
  test('has its start and not its end, oldest first, one device only, and more than fit in one query', async () => {
    await using store = await openStore({ path: newPath() });
    const times = Array.from(
      { length: 2500 },
      (_, index) => new Timestamp(1_780_000_000_000 + 1000 * index, index % 3),
    );
    const readings = times.map((time) => reading(time, [[power, 1, 'W']]));
    await store.write(readings.toReversed());
    await store.write([reading(new Timestamp(1_780_000_001_000), [[power, 1, 'W']], other)]);
    const [from, to] = [times[10], times[2400]];
    if (from === undefined || to === undefined) throw new Error('There are 2500 times.');
    const found = await Array.fromAsync(store.range(one, { from, to }), ({ timestamp }) => timestamp);
    expect(found).toEqual(times.slice(10, 2400));
  });
});

describe('gaps', () => {
  test('are told from the reading before to the reading after, and at the ends of the range', async () => {
    await using store = await openStore({ path: newPath() });
    await store.write(
      ['10:00:00', '10:15:00', '10:45:00', '11:00:00'].map((time) => reading(time, [[power, 1, 'W']])),
    );
    const range = { from: at('09:00:00'), to: at('11:10:00') };
    expect(await store.gaps(one, range, { longestMinutes: 15 })).toEqual([
      { from: at('09:00:00'), to: at('10:00:00') },
      { from: at('10:15:00'), to: at('10:45:00') },
    ]);
    expect(await store.gaps(other, range, { longestMinutes: 15 })).toEqual([range]);
  });
});

describe('a subscription', () => {
  test('gives readings as they are stored, from now on, and ends with its signal', async () => {
    await using store = await openStore({ path: newPath() });
    const end = new AbortController();
    await store.write([reading('12:00:00', [[power, 1, 'W']])]);
    const found: string[] = [];
    const listening = (async () => {
      for await (const { timestamp } of store.subscribe({ signal: end.signal })) {
        found.push(timestamp.toString());
        if (found.length === 2) end.abort();
      }
    })();
    await store.write([reading('12:01:00', [[power, 1, 'W']]), reading('12:02:00', [[power, 1, 'W']])]);
    await listening;
    expect(found).toEqual(['2026-03-01T12:01:00.0000000Z', '2026-03-01T12:02:00.0000000Z']);
  });

  test('that is not read tells that it has fallen behind', async () => {
    await using store = await openStore({ path: newPath() });
    const { signal } = new AbortController();
    const listening = store.subscribe({ signal })[Symbol.asyncIterator]();
    const many = Array.from({ length: 10_001 }, (_, index) =>
      reading(new Timestamp(1_780_000_000_000 + index), [[power, 1, 'W']]),
    );
    await store.write(many);
    await expect(listening.next()).rejects.toThrow('fallen behind by 10000 readings');
  });
});

describe('a store', () => {
  test('takes an id in letters of either size', async () => {
    await using store = await openStore({ path: newPath() });
    await store.write([nthReading(1)]);
    const id = device.toUpperCase();
    expect(await store.latest({ deviceId: id })).toMatchObject([{ deviceId: device }]);
    const range = { from: Timestamp.min, to: Timestamp.max };
    expect(await Array.fromAsync(store.range(id, range))).toMatchObject([{ deviceId: device }]);
  });

  test('that is closed says so, and may be closed twice', async () => {
    const store = await openStore({ path: newPath() });
    await store[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    const range = { from: Timestamp.min, to: Timestamp.max };
    const questions = [
      store.write([nthReading(1)]),
      store.latest(),
      store.devices(),
      store.position(),
      store.gaps(device, range, { longestMinutes: 20 }),
      Array.fromAsync(store.range(device, range)),
      store.removeBefore(Timestamp.max),
    ];
    for (const result of await Promise.allSettled(questions)) {
      expect(result).toMatchObject({ status: 'rejected', reason: { code: 'closed' } });
    }
  });

  test('keeps everything until it is told otherwise', async () => {
    await using store = await openStore({ path: newPath() });
    await store.write([reading('10:00:00', [[power, 1, 'W']]), reading('11:00:00', [[power, 2, 'W']])]);
    expect(await store.removeBefore(at('10:30:00'))).toBe(1);
    expect(await storedValues(store)).toHaveLength(1);
    expect(await store.latest()).toMatchObject([{ values: [{ value: 2 }] }]);
  });

  test('can be in the file of the spool, and is read by a second one that is open', async () => {
    const path = newPath();
    await using log = await openSpool({ path });
    await using writer = await openStore({ path });
    await using reader = await openStore({ path });
    await writer.write([reading('10:00:00', [[power, 1, 'W']])]);
    expect(await reader.latest()).toMatchObject([{ values: [{ value: 1, unit: 'W' }] }]);
    expect((await log.status()).deliveries).toBe(0);
  });
});
