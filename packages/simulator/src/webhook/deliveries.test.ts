import { expect, test } from '@jest/globals';
import { encodeReadings } from '@smart-me/proto-codec';
import { Timestamp } from '@smart-me/readings';
import { Faults } from '../faults/faults.ts';
import type { Registration } from '../state/registration.ts';
import { startWebhookSink } from '../testing/webhook-sink.ts';
import { Deliveries } from './deliveries.ts';

const DEVICE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

test('what is held back goes out once, though several deliveries follow at the same moment', async () => {
  await using sink = await startWebhookSink();
  const registration: Registration = {
    id: 'r',
    deviceId: undefined,
    apiUrl: sink.url,
    username: undefined,
    password: undefined,
    deliveries: { sent: 0, failed: 0 },
  };
  const deliveries = new Deliveries(new Faults(1, [{ kind: 'reorder', times: 1 }]));
  const messages = [1, 2, 3].map((at) =>
    encodeReadings([{ deviceId: DEVICE, timestamp: new Timestamp(at), values: [] }]),
  );
  await Promise.all(messages.map((message) => deliveries.deliver(registration, message)));
  deliveries.stop();
  const received = sink.received.flatMap(({ readings }) =>
    readings.map(({ timestamp }) => timestamp.epochMilliseconds),
  );
  expect(received.at(-1)).toBe(1);
  expect(received.toSorted()).toEqual([1, 2, 3]);
});
