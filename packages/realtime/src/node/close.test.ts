import { describe, expect, test } from '@jest/globals';
import { authorization, credentials, documentedDelivery } from '../testing/delivery.ts';
import type { WebhookReceiverOptions } from '../receiver-options.ts';
import { createWebhookReceiver } from '../webhook-receiver.ts';
import { listen, type WebhookServer } from './listen.ts';

const listening = (options: Partial<WebhookReceiverOptions> = {}): Promise<WebhookServer> =>
  listen(createWebhookReceiver({ credentials, onReadings: () => undefined, ...options }));

const post = ({ url }: WebhookServer): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { authorization }, body: documentedDelivery });

describe('closing', () => {
  test('waits for the delivery under way, also on a connection kept alive, and takes no new one', async () => {
    const handling = Promise.withResolvers<undefined>();
    const started = Promise.withResolvers<undefined>();
    await using server = await listening({
      onReadings: () => {
        started.resolve(undefined);
        return handling.promise;
      },
    });
    const underWay = post(server);
    await started.promise;
    const closed = server.close({ deadline: 60_000 });
    await expect(post(server)).rejects.toThrow('fetch failed');
    handling.resolve(undefined);
    const { status, headers } = await underWay;
    expect([status, headers.get('connection')]).toEqual([204, 'close']);
    await closed;
  });

  test('cuts off at its deadline what does not end', async () => {
    const started = Promise.withResolvers<undefined>();
    const aborted = Promise.withResolvers<undefined>();
    await using server = await listening({
      onReadings: (_, { signal }) => {
        signal.addEventListener('abort', () => {
          aborted.resolve(undefined);
        });
        started.resolve(undefined);
        return aborted.promise;
      },
    });
    const underWay = expect(post(server)).rejects.toThrow('fetch failed');
    await started.promise;
    await server.close({ deadline: 10 });
    await underWay;
    await aborted.promise;
  });

  test.each([Infinity, Number.NaN, -1])(
    'with a deadline of %p, which no timer has, is refused: it would cut everything off at once',
    async (deadline) => {
      await using server = await listening();
      await expect(server.close({ deadline })).rejects.toThrow(
        new RangeError(
          `deadline is ${deadline}: give a whole number from 0 to 2147483647, or leave it out for 5000.`,
        ),
      );
      expect((await post(server)).status).toBe(204);
    },
  );

  test('can be asked for twice, and by await using', async () => {
    await using server = await listening();
    await Promise.all([server.close(), server.close()]);
  });
});
