import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Subscribers, Timestamp } from '@smart-me/readings';
import { feedSource, type ReadingFeed } from './feed-source.ts';
import { serveLive } from './serve-live.ts';
import { eventsOf } from './testing/event-reader.ts';

const NOW = Date.parse('2026-06-15T10:30:00Z');
const HOUSE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const PLANT = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca2';
const now = (): number => NOW;

const reading = (second: number, value: number, deviceId = HOUSE, code = '1.7.0'): DeviceReading => ({
  deviceId,
  timestamp: new Timestamp(NOW + second * 1000),
  values: [{ obis: parseObis(code), value, unit: code === '1.7.0' ? 'W' : 'Wh' }],
});

/** A feed as of a bus. */
function testFeed(): ReadingFeed & { publish(...readings: DeviceReading[]): void; cut(): void } {
  const subscribers = new Subscribers();
  return {
    subscribe: ({ signal }) => subscribers.subscribe(signal),
    publish: (...readings) => {
      subscribers.publish(readings);
    },
    cut: () => {
      subscribers.close();
    },
  };
}

/** Takes this many readings, then ends. */
async function take(readings: AsyncIterable<DeviceReading>, count: number): Promise<DeviceReading[]> {
  const found: DeviceReading[] = [];
  for await (const one of readings) if (found.push(one) === count) break;
  return found;
}

const all = { from: new Timestamp(NOW - 86_400_000), to: new Timestamp(NOW + 86_400_000) };
const valuesOf = (readings: readonly DeviceReading[]): unknown[] =>
  readings.map(({ values }) => values[0]?.value);

describe('a source made of a feed', () => {
  test('keeps what has come, in the order of its time, and hands it on', async () => {
    const feed = testFeed();
    await using source = feedSource({ feed, now });
    const heard = take(source.subscribe({ signal: new AbortController().signal }), 3);
    feed.publish(reading(1, 10), reading(0, 20), reading(2, 30, PLANT));
    expect(valuesOf(await heard)).toEqual([10, 20, 30]);
    expect(valuesOf(await take(source.range(HOUSE, all), 9))).toEqual([20, 10]);
    expect(await source.latest({ deviceId: HOUSE })).toMatchObject([
      { deviceId: HOUSE, values: [{ value: 10, unit: 'W' }] },
    ]);
    expect((await source.latest()).map(({ deviceId }) => deviceId)).toEqual([HOUSE, PLANT]);
  });

  test('has what was before from a store, each reading once', async () => {
    const feed = testFeed();
    const stored = [reading(-2, 1), reading(-1, 2), reading(1, 10)];
    const past = {
      latest: () =>
        Promise.resolve([
          {
            deviceId: HOUSE,
            values: [reading(1, 10), reading(-1, 500, HOUSE, '1.8.0')].flatMap(({ timestamp, values }) =>
              values.map((value) => ({ ...value, timestamp })),
            ),
          },
        ]),
      range: async function* (_: string, { to }: { readonly to: Timestamp }) {
        for (const one of stored) if (one.timestamp.compare(to) < 0) yield await Promise.resolve(one);
      },
    };
    await using source = feedSource({ feed, past, now });
    const heard = take(source.subscribe({ signal: new AbortController().signal }), 2);
    feed.publish(reading(1, 10), reading(2, 11));
    await heard;
    expect(valuesOf(await take(source.range(HOUSE, all), 9))).toEqual([1, 2, 10, 11]);
    const [latest] = await source.latest();
    expect(latest?.values.map(({ value, unit }) => `${value} ${unit}`)).toEqual(['11 W', '500 Wh']);
  });

  test('leaves out times that cannot be, and more devices than it keeps, of which it tells once', async () => {
    const errors: unknown[] = [];
    const feed = testFeed();
    await using source = feedSource({ feed, now, maxDevices: 1, onError: (error) => errors.push(error) });
    const heard = take(source.subscribe({ signal: new AbortController().signal }), 2);
    const old: DeviceReading = { ...reading(0, 1), timestamp: new Timestamp(0) };
    feed.publish(old, reading(0, 5), reading(0, 6, PLANT), reading(1, 7, PLANT), reading(1, 8));
    expect(valuesOf(await heard)).toEqual([5, 8]);
    expect(errors).toEqual([new RangeError('Only the first 1 devices are shown: more have sent readings.')]);
    expect(() => feedSource({ feed, maxDevices: 0 })).toThrow('1 or more');
  });

  test('subscribes again to a feed that has ended, and has pages read everything anew', async () => {
    const feed = testFeed();
    await using source = feedSource({ feed, now });
    await using live = await serveLive({ source, now });
    await using events = await eventsOf(live);
    feed.publish(reading(0, 1));
    await events.next('reading');
    feed.cut();
    await events.next('reset');
    // Heard as soon as both have subscribed again, whenever that is.
    const publishing = setInterval(() => {
      feed.publish(reading(1, 2));
    }, 50);
    try {
      expect((await events.next('reading')).data).toMatchObject({ values: [['1-0:1.7.0*255', 2, 'W']] });
    } finally {
      clearInterval(publishing);
    }
  });
});
