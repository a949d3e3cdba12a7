import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { testLog } from '@smart-me/ingest/testing';
import { type NatsServers, startNatsServers } from '../testing/nats-servers.ts';
import { openJetStream } from './open-jetstream.ts';
import { describeWithNats } from '../testing/describe-with-nats.ts';

let count = 0;
const newStream = (): string => `log-${(count += 1)}`;

describeWithNats('the contract', () => {
  describe.each([
    ['one server', 1],
    ['three servers', 3],
  ] as const)('%s', (_, replicas) => {
    let servers: NatsServers;
    beforeAll(async () => {
      servers = await startNatsServers(replicas);
    });
    afterAll(async () => {
      await servers[Symbol.asyncDispose]();
    });

    testLog({
      test,
      open: async () => {
        const options = { servers: servers.urls, stream: newStream(), replicas, maxBytes: 16 * 1024 * 1024 };
        const log = await openJetStream(options);
        return {
          log,
          reopen: () => openJetStream(options),
          [Symbol.asyncDispose]: () => log[Symbol.asyncDispose](),
        };
      },
    });
  });
});
