import { expect, test } from '@jest/globals';
import { profiles, Timestamp } from '@smart-me/readings';
import type { Fault } from '../faults/fault.ts';
import { Faults } from '../faults/faults.ts';
import type { Registration } from '../state/account.ts';
import { startWebhookSink, type WebhookSink } from '../testing/webhook-sink.ts';
import { Deliveries } from './deliveries.ts';

const SENDER = { id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', realtimeProfile: profiles.realtime };

function registrationOf({ url }: WebhookSink): Registration {
  return {
    id: 'r',
    deviceId: undefined,
    apiUrl: url,
    username: undefined,
    password: undefined,
    deliveries: { sent: 0, failed: 0 },
  };
}

/** Delivers readings of the instants 1 to `count` at one moment; returns what came to the sink, POST by POST. */
async function delivered(
  count: number,
  { fault, readingsPerPost = 1 }: { fault?: Fault; readingsPerPost?: number },
): Promise<{ posts: number[][]; registration: Registration }> {
  await using sink = await startWebhookSink();
  const registration = registrationOf(sink);
  const deliveries = new Deliveries(new Faults(1, fault && [fault]), { readingsPerPost });
  await Promise.all(
    Array.from({ length: count }, (_, index) =>
      deliveries.deliver(registration, SENDER, {
        deviceId: SENDER.id,
        timestamp: new Timestamp(index + 1),
        values: [],
      }),
    ),
  );
  deliveries.stop();
  const posts = sink.received.map(({ readings }) =>
    readings.map(({ timestamp }) => timestamp.epochMilliseconds),
  );
  return { posts, registration };
}

test('what is held back goes out once, though several deliveries follow at the same moment', async () => {
  const { posts } = await delivered(3, { fault: { kind: 'reorder', times: 1 } });
  expect(posts.flat().at(-1)).toBe(1);
  expect(posts.flat().toSorted()).toEqual([1, 2, 3]);
});

test('readings of one moment share a POST, as many as are allowed to', async () => {
  const { posts, registration } = await delivered(5, { readingsPerPost: 2 });
  expect(posts.toSorted()).toEqual([[1, 2], [3, 4], [5]]);
  expect(registration.deliveries).toEqual({ sent: 3, failed: 0 });
});

test('a delivery that is cut does not arrive, and counts as failed', async () => {
  const { posts, registration } = await delivered(2, {
    fault: { kind: 'cut', of: 'delivery', times: 1 },
  });
  expect(posts).toEqual([[2]]);
  expect(registration.deliveries).toMatchObject({ sent: 1, failed: 1 });
});
