import { expect, test } from '@jest/globals';
import { deliveryOf } from '@smart-me/ingest';
import { memorySink } from '@smart-me/readings/testing';
import { bodyOf, nthReading, post } from '../testing/deliveries.ts';
import { describeWithNats } from '../testing/describe-with-nats.ts';
import { startNatsServers } from '../testing/nats-servers.ts';
import { startReceiver } from '../testing/receiver.ts';
import { openJetStream } from './open-jetstream.ts';

const second = 1_000;
const delivery = (n: number) => deliveryOf({ body: bodyOf(nthReading(n)), receivedAt: new Date(0) });

describeWithNats('a stream', () => {
  test('that is full has 503 for the sender and drops nothing; read by the sink, it takes again', async () => {
    await using servers = await startNatsServers(1);
    await using log = await openJetStream({
      servers: servers.urls,
      maxBytes: 30_000,
      appendTimeout: 10 * second,
    });
    const sink = memorySink();
    let isDown = true;
    const slow = {
      ...sink,
      write: (...args: Parameters<typeof sink.write>) =>
        isDown ? Promise.reject(new Error('down')) : sink.write(...args),
    };
    await using receiver = await startReceiver(log, { slow });
    const taken: number[] = [];
    let n = 0;
    let refused: Response | undefined;
    while (refused === undefined && n < 1000) {
      const response = await post(receiver.url, bodyOf(nthReading((n += 1))));
      if (response.status === 204) taken.push(n);
      else refused = response;
    }
    expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '10']);
    expect((await log.status()).deliveries).toBe(taken.length);

    isDown = false;
    for (let isTaken = false; !isTaken;) {
      isTaken = (await post(receiver.url, bodyOf(nthReading(n)))).status === 204;
      if (!isTaken) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const values = (): number => sink.values().length;
    while (values() < 2 * (taken.length + 1)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(values()).toBe(2 * (taken.length + 1));
    expect((await log.status()).deliveries).toBeLessThan(taken.length);
  });

  test('keeps what one consumer has not read, however old, and removes what all have', async () => {
    await using servers = await startNatsServers(1);
    await using log = await openJetStream({ servers: servers.urls, keepFor: 0 });
    for (const n of [1, 2, 3]) await log.append(delivery(n));
    const read = async (consumer: string, limit: number): Promise<number> => {
      for await (const batch of log.read(consumer, { signal: AbortSignal.timeout(60 * second), limit })) {
        await batch.done();
        return batch.deliveries.length;
      }
      return 0;
    };
    expect(await read('slow', 1)).toBe(1);
    let left = 3;
    for (; left > 0; left -= await read('quick', left));
    const settled = async (count: number): Promise<void> => {
      while ((await log.status()).deliveries !== count)
        await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await settled(2);
    const found: string[] = [];
    for await (const batch of log.read('slow', { signal: AbortSignal.timeout(60 * second) })) {
      found.push(...batch.deliveries.map(({ id }) => id));
      await batch.done();
      if (found.length === 2) break;
    }
    expect(found).toEqual([delivery(2).id, delivery(3).id]);
    await settled(0);
  });
});
