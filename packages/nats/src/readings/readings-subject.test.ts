import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSpool, startIngest } from '@smart-me/ingest';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bodyOf, device, nthReading } from '../testing/deliveries.ts';
import { describeWithNats } from '../testing/describe-with-nats.ts';
import { type NatsServers, startNatsServers } from '../testing/nats-servers.ts';
import { readingsSubject } from './readings-subject.ts';
import { deliveryOf } from '@smart-me/ingest';

describeWithNats('a subject of readings', () => {
  let servers: NatsServers;
  beforeAll(async () => {
    servers = await startNatsServers(1);
  });
  afterAll(async () => {
    await servers[Symbol.asyncDispose]();
  });

  /** Takes this many readings, then ends. */
  async function take(readings: AsyncIterable<DeviceReading>, count: number): Promise<DeviceReading[]> {
    const found: DeviceReading[] = [];
    for await (const reading of readings) if (found.push(reading) === count) break;
    return found;
  }

  const other = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca2';
  /** Never aborts: what a machine takes for it says nothing about the subject. */
  const signal = (): AbortSignal => new AbortController().signal;

  test('fans out to every listener, of all devices or of one, with time to the tick and units', async () => {
    await using here = await readingsSubject({ servers: servers.urls });
    await using there = await readingsSubject({ servers: servers.urls });
    const all = take(here.subscribe({ signal: signal() }), 2);
    const one = take(there.subscribe({ signal: signal(), deviceId: other }), 1);
    await here.sink.write([]);
    await there.sink.write([]);
    const readings = [nthReading(1), nthReading(2, other)];
    expect(await here.sink.write(readings)).toEqual({ stored: 4, repeated: 0, changed: 0, refused: [] });
    expect(await all).toEqual(readings);
    expect(await one).toEqual(readings.slice(1));
  });

  test('is not of now for a history, and refuses what JSON cannot say', async () => {
    await using subject = await readingsSubject({ servers: servers.urls });
    const heard = take(subject.subscribe({ signal: signal() }), 1);
    await subject.sink.write([nthReading(1)], { source: 'history' });
    const [total, power] = nthReading(2).values;
    const odd = { ...nthReading(2), values: [{ ...total, value: Number.NaN }, power] } as DeviceReading;
    expect((await subject.sink.write([odd])).refused).toEqual([
      { reading: 0, value: 0, reason: 'NaN is no number that JSON can say' },
    ]);
    expect(await heard).toEqual([{ ...odd, values: [power] }]);
  });

  test('passes over what is no reading, and ends with the signal and with the connection', async () => {
    const subject = await readingsSubject({ servers: servers.urls });
    const stop = new AbortController();
    const stopped = take(subject.subscribe({ signal: stop.signal }), 1);
    const heard = take(subject.subscribe({ signal: signal() }), 1);
    const stranger = await connect({ servers: servers.urls });
    for (const text of ['', 'null', '{}', '{"deviceId":"x","date":"y"}']) {
      stranger.publish(`smart-me.readings.${device}`, text);
    }
    await stranger.flush();
    stop.abort();
    expect(await stopped).toEqual([]);
    await subject.sink.write([nthReading(3)]);
    expect(await heard).toEqual([nthReading(3)]);
    const ended = take(subject.subscribe({ signal: signal() }), 1);
    await subject[Symbol.asyncDispose]();
    expect(await ended).toEqual([]);
    await stranger.close();
  });

  test('is a source for a screen: a store for what was, the subject for what comes', async () => {
    const path = join(tmpdir(), `smart-me-subject-${process.pid}.db`);
    const log = await openSpool({ path });
    await using subject = await readingsSubject({ servers: servers.urls });
    const ingest = startIngest({ log, sinks: { live: subject.sink } });
    const store = {
      latest: () => Promise.resolve([{ deviceId: device, values: [] }]),
      range: async function* () {
        yield await Promise.resolve(nthReading(0));
      },
    };
    await using source = subject.source(store);
    const heard = take(source.subscribe({ signal: signal() }), 1);
    await subject.sink.write([]);
    await ingest.append(deliveryOf({ body: bodyOf(nthReading(1)), receivedAt: new Date() }));
    expect(await heard).toMatchObject([{ deviceId: device }]);
    expect(await source.latest()).toEqual([{ deviceId: device, values: [] }]);
    expect(await take(source.range(device, { from: Timestamp.min, to: Timestamp.max }), 1)).toEqual([
      nthReading(0),
    ]);
    await ingest.close();
    await log[Symbol.asyncDispose]();
    for (const suffix of ['', '-wal', '-shm']) await rm(`${path}${suffix}`, { force: true });
  });
});
