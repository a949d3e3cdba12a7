import { DiscardPolicy, jetstreamManager, RetentionPolicy, type StreamConfig } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { expect, test } from '@jest/globals';
import { deliveryOf } from '@smart-me/ingest';
import { bodyOf, nthReading } from '../testing/deliveries.ts';
import { describeWithNats } from '../testing/describe-with-nats.ts';
import { startNatsServers } from '../testing/nats-servers.ts';
import { openJetStream } from './open-jetstream.ts';

/** A server on which somebody else has made these streams already. */
async function withStreams(...streams: (Partial<StreamConfig> & { readonly name: string })[]) {
  const servers = await startNatsServers(1);
  const connection = await connect({ servers: servers.urls });
  const manager = await jetstreamManager(connection);
  for (const stream of streams) await manager.streams.add(stream);
  return {
    open: (stream: string) => openJetStream({ servers: servers.urls, stream }),
    names: async (): Promise<string[]> => (await Array.fromAsync(manager.streams.names())).sort(),
    [Symbol.asyncDispose]: async () => {
      await connection.close();
      await servers[Symbol.asyncDispose]();
    },
  };
}

describeWithNats('a stream that is there', () => {
  const discard = DiscardPolicy.New;

  test('is taken as it is when it takes the deliveries and keeps them', async () => {
    await using server = await withStreams({ name: 'mine', subjects: ['mine.deliveries.*'], discard });
    await using log = await server.open('mine');
    expect(await log.append(deliveryOf({ body: bodyOf(nthReading(1)), receivedAt: new Date() }))).toBe(
      'stored',
    );
  });

  test('is refused, in a sentence, when it would not keep them or is of something else, and nothing is made', async () => {
    const streams = [
      { name: 'orders', subjects: ['orders.new'], discard },
      { name: 'oldest', subjects: ['oldest.deliveries.>'] },
      { name: 'work', subjects: ['work.deliveries.>'], discard, retention: RetentionPolicy.Workqueue },
      { name: 'other', subjects: ['taken.>'], discard },
    ];
    await using server = await withStreams(...streams);
    const refusals = {
      orders: 'The stream orders is one of something else: it does not take orders.deliveries.webhook.',
      oldest: 'discard is not "new"',
      work: 'retention is "workqueue"',
      taken: 'The stream taken cannot be made: subjects overlap',
    };
    for (const [stream, message] of Object.entries(refusals)) {
      await expect(server.open(stream)).rejects.toMatchObject({
        code: 'misuse',
        message: expect.stringContaining(message),
      });
    }
    expect(await server.names()).toEqual(['oldest', 'orders', 'other', 'work']);
  });
});

test.each([{ maxBytes: NaN }, { keepFor: -1 }, { appendTimeout: Infinity }, { ackWait: 0 }])(
  'no log has a limit of %j',
  async (limit) => {
    const [name = ''] = Object.keys(limit);
    await expect(openJetStream({ servers: 'nats://127.0.0.1:1', ...limit })).rejects.toThrow(
      new RegExp(`^${name} is `),
    );
  },
);
