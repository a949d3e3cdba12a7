import { describe, expect, test } from '@jest/globals';
import { profiles, Timestamp } from '@smart-me/readings';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { Resources } from '@smart-me-tools/testing';
import type { DeliveryLog } from '../log/delivery-log.ts';
import { DeliveryLogError } from '../log/delivery-log-error.ts';
import { deliveryOf } from '../log/delivery.ts';
import { openSpool } from '../spool/open-spool.ts';
import { bodyOf, credentials, nthReading, post } from '../testing/deliveries.ts';
import { scriptedSink, type ScriptedSink } from '../testing/scripted-sink.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import type { IngestEvent } from './ingest-event.ts';
import { type IngestOptions, startIngest } from './start-ingest.ts';

const newPath = temporaryFiles();

/** A receiver on loopback, with a spool behind it and these sinks. */
async function running(
  sinks: IngestOptions['sinks'],
  path: string = newPath(),
  wrap = (log: DeliveryLog) => log,
) {
  const stack = new Resources();
  const log = wrap(stack.use(await openSpool({ path })));
  const events: IngestEvent[] = [];
  const ingest = stack.use(startIngest({ log, sinks, onEvent: (event) => void events.push(event) }));
  const receiver = createWebhookReceiver({ credentials, onReadings: ingest.accept, onError: ingest.refuse });
  const server = stack.use(await listen(receiver));
  return {
    log,
    ingest,
    events,
    url: server.url,
    path,
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

const send = async (url: string, ...numbers: number[]): Promise<number[]> =>
  Promise.all(numbers.map(async (n) => (await post(url, bodyOf(nthReading(n)))).status));

const held = (sink: ScriptedSink): number => sink.inner.values().length;

describe('a delivery', () => {
  test('is in the log when it is acknowledged, and then in every sink', async () => {
    const [one, other] = [scriptedSink(), scriptedSink()];
    await using ingest = await running({ one, other });
    expect(await send(ingest.url, 1, 2, 3)).toEqual([204, 204, 204]);
    expect((await ingest.log.status()).deliveries).toBe(3);
    await until(() => held(one) === 6 && held(other) === 6);
    expect((await ingest.ingest.status()).accepted).toMatchObject({ deliveries: 3, readings: 3, values: 6 });
  });

  test('is not acknowledged before it is stored', async () => {
    const storing = Promise.withResolvers<undefined>();
    const asked = Promise.withResolvers<undefined>();
    await using ingest = await running({}, newPath(), (log) => ({
      ...delegating(log),
      append: async (delivery) => {
        asked.resolve(undefined);
        await storing.promise;
        return log.append(delivery);
      },
    }));
    let status: number | undefined;
    const sent = post(ingest.url, bodyOf(nthReading(1))).then((response) => (status = response.status));
    await asked.promise;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(status).toBeUndefined();
    storing.resolve(undefined);
    expect(await sent).toBe(204);
  });

  test('that comes twice, or out of order, is one row', async () => {
    const sink = scriptedSink();
    await using ingest = await running({ sink });
    expect(await send(ingest.url, 3, 1, 2, 1, 3)).toEqual([204, 204, 204, 204, 204]);
    expect((await ingest.ingest.status()).accepted).toMatchObject({ deliveries: 5, repeated: 2 });
    await until(() => held(sink) === 6);
    expect((await ingest.log.status()).deliveries).toBe(3);
  });

  test('that does not decode gets 400 and is kept in quarantine', async () => {
    await using ingest = await running({});
    expect((await post(ingest.url, Uint8Array.of(10, 5, 1))).status).toBe(400);
    await until(() => ingest.events.some(({ type }) => type === 'quarantined'));
    const [found] = await Array.fromAsync(ingest.log.quarantined());
    expect(found?.delivery.body).toEqual(Uint8Array.of(10, 5, 1));
    expect(found?.reason.length).toBeGreaterThan(10);
    expect(await ingest.ingest.status()).toMatchObject({
      accepted: { quarantined: 1 },
      log: { deliveries: 0 },
    });
  });

  test('of an impossible time is stored and counted', async () => {
    const sink = scriptedSink();
    await using ingest = await running({ sink });
    await post(ingest.url, bodyOf({ ...nthReading(1), timestamp: Timestamp.fromTicks(0n) }));
    await until(() => held(sink) === 2);
    expect((await ingest.ingest.status()).accepted.implausible).toBe(1);
  });

  test('is read with the units it was received in', async () => {
    const sink = scriptedSink();
    await using log = await openSpool({ path: newPath() });
    await using ingest = startIngest({ log, sinks: { sink } });
    const receiver = createWebhookReceiver({
      credentials,
      profile: () => profiles.realtimeWattHours,
      onReadings: ingest.accept,
    });
    await using server = await listen(receiver);
    await post(server.url, bodyOf(nthReading(0)));
    await until(() => held(sink) === 2);
    expect(sink.inner.values()).toContainEqual(expect.objectContaining({ value: 1000, unit: 'kWh' }));
  });
});

describe('when the log takes nothing', () => {
  test('the sender is told 503 with Retry-After, and it is told once', async () => {
    let isFull = true;
    await using ingest = await running({}, newPath(), (log) => ({
      ...delegating(log),
      append: (delivery) =>
        isFull
          ? Promise.reject(new DeliveryLogError('There is no room.', { code: 'full', hint: '' }))
          : log.append(delivery),
    }));
    for (const n of [1, 2]) {
      const response = await post(ingest.url, bodyOf(nthReading(n)));
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10']);
      expect(await response.text()).not.toContain('room');
    }
    isFull = false;
    expect(await send(ingest.url, 1, 2)).toEqual([204, 204]);
    expect(ingest.events.map(({ type }) => type)).toEqual(['log_failing', 'log_recovered']);
    expect((await ingest.ingest.status()).accepted).toMatchObject({ deliveries: 2, unavailable: 2 });
  });
});

describe('a sink', () => {
  test('that is down holds nobody up, and has all when it is back', async () => {
    const [up, down] = [scriptedSink(), scriptedSink()];
    let isDown = true;
    down.before = () => {
      if (isDown) throw new Error('connection refused');
    };
    await using ingest = await running({ up, down });
    expect(await send(ingest.url, 1, 2, 3)).toEqual([204, 204, 204]);
    await until(async () => (await ingest.ingest.status()).sinks['up']?.state === 'idle' && held(up) === 6);
    await until(() => ingest.events.some(({ type }) => type === 'sink_failing'));
    expect((await ingest.ingest.status()).sinks).toMatchObject({
      up: { state: 'idle', waiting: 0 },
      down: { state: 'failing', waiting: 3, deadLetters: 0, error: { message: 'connection refused' } },
    });
    isDown = false;
    await until(() => held(down) === 6);
    await until(() => ingest.events.some(({ type }) => type === 'sink_recovered'));
    expect((await ingest.ingest.status()).sinks).toMatchObject({
      down: { error: undefined, deadLetters: 0 },
    });
  });

  test('that fails at one reading has all others, and that one is a dead letter with its reason', async () => {
    const sink = scriptedSink();
    const poison = nthReading(7).timestamp.toString();
    sink.before = (readings) => {
      if (readings.some(({ timestamp }) => timestamp.toString() === poison))
        throw new Error('value out of range');
    };
    await using ingest = await running({ sink });
    await send(ingest.url, ...Array.from({ length: 20 }, (_, n) => n));
    await until(() => held(sink) === 38);
    await until(async () => (await ingest.ingest.status()).sinks['sink']?.deadLetters === 1);
    const [letter] = await Array.fromAsync(ingest.log.deadLetters('sink'));
    expect(letter?.reason).toBe(`3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1 ${poison}: value out of range`);
    expect(letter?.delivery.body).toEqual(bodyOf(nthReading(7)));

    expect(await ingest.ingest.retry('sink')).toEqual({ taken: 0, kept: 1 });
    sink.before = () => undefined;
    expect(await ingest.ingest.retry('sink')).toEqual({ taken: 1, kept: 0 });
    expect(held(sink)).toBe(40);
    expect((await ingest.ingest.status()).sinks['sink']?.deadLetters).toBe(0);
  });

  test('that refuses a value by its place has the rest of the reading', async () => {
    const sink = scriptedSink();
    await using ingest = await running({ sink });
    const { deviceId, timestamp, values } = nthReading(1);
    const odd = values.map((one, index) => (index === 0 ? { ...one, value: Number.NaN } : one));
    await post(ingest.url, bodyOf({ deviceId, timestamp, values: odd }));
    await until(async () => (await ingest.ingest.status()).sinks['sink']?.deadLetters === 1);
    expect(held(sink)).toBe(1);
    const refused = ingest.events.find(({ type }) => type === 'refused');
    expect(refused).toMatchObject({
      sink: 'sink',
      reason: expect.stringMatching(/1-0:1\.8\.0\*255: NaN is no number/),
    });
  });

  test('that keeps the position is not given again what it has, though nobody told the log', async () => {
    const sink = scriptedSink({ keepsPosition: true });
    const path = newPath();
    const log = await openSpool({ path });
    const delivery = deliveryOf({ body: bodyOf(nthReading(1)), receivedAt: new Date() });
    await log.append(delivery);
    // Killed between the sink's commit and the log's.
    for await (const { position } of log.read('sink', { signal: AbortSignal.timeout(120_000) })) {
      await sink.write([nthReading(1)], { position });
      break;
    }
    await log[Symbol.asyncDispose]();
    sink.writes.length = 0;
    await using again = await running({ sink }, path);
    await send(again.url, 2);
    await until(() => held(sink) === 4);
    expect(sink.writes).toHaveLength(1);
  });

  test('is told the source, and given no mixture', async () => {
    const sink = scriptedSink();
    const path = newPath();
    await using log = await openSpool({ path });
    for (const [n, source] of [
      [1, undefined],
      [2, 'history'],
      [3, 'history'],
      [4, 'poll'],
    ] as const) {
      await log.append(deliveryOf({ body: bodyOf(nthReading(n)), receivedAt: new Date(), source }));
    }
    await using ingest = startIngest({ log, sinks: { sink } });
    await until(() => held(sink) === 8);
    expect(sink.writes.map(({ source, position }) => [source, position !== undefined])).toEqual([
      ['realtime', false],
      ['history', false],
      ['poll', true],
    ]);
    await ingest.close();
  });
});

describe('closing', () => {
  test('lets the sinks take what is in the log', async () => {
    const sink = scriptedSink();
    sink.before = () => new Promise((resolve) => setTimeout(resolve, 30));
    const ingest = await running({ sink });
    await send(ingest.url, 1, 2, 3, 4);
    await ingest.ingest.close();
    expect(held(sink)).toBe(8);
    await ingest[Symbol.asyncDispose]();
  });

  test('does not wait for a sink that is down: it has the rest at the next start', async () => {
    const sink = scriptedSink();
    sink.before = () => Promise.reject(new Error('down'));
    const path = newPath();
    const first = await running({ sink }, path);
    await send(first.url, 1);
    await until(() => first.events.length > 0);
    await first[Symbol.asyncDispose]();
    sink.before = () => undefined;
    await using second = await running({ sink }, path);
    await until(() => held(sink) === 2);
    expect((await second.log.status()).deliveries).toBe(1);
  });
});

/** The members of a log, so that one of them can be replaced. */
function delegating(log: DeliveryLog): DeliveryLog {
  return {
    survives: log.survives,
    append: (delivery) => log.append(delivery),
    read: (consumer, options) => log.read(consumer, options),
    forget: (consumer) => log.forget(consumer),
    deadLetters: (consumer) => log.deadLetters(consumer),
    quarantine: (delivery, reason) => log.quarantine(delivery, reason),
    quarantined: () => log.quarantined(),
    status: () => log.status(),
    [Symbol.asyncDispose]: () => log[Symbol.asyncDispose](),
  };
}
