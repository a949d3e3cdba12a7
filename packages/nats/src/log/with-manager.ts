import { setTimeout as delay } from 'node:timers/promises';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { isForbidden, natsError } from './nats-error.ts';

/** A cluster that has just started elects its leaders first. It is asked again, for so long, in milliseconds. */
const PATIENCE = 20_000;
/** Nobody responds to what is asked before there is a leader; so the first question is soon asked again, in milliseconds. */
const FIRST_RESPONSE = 1_000;
const AGAIN = 250;

/**
 * Does something with JetStream. What its servers cannot do yet is tried again; whom they do not let in, and what they do not
 * have, is not.
 *
 * @throws {DeliveryLogError}
 */
export async function withManager<Result>(
  connection: NatsConnection,
  use: (manager: JetStreamManager) => Promise<Result>,
): Promise<Result> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    try {
      await jetstreamManager(connection, { timeout: FIRST_RESPONSE });
      return await use(await jetstreamManager(connection, { checkAPI: false }));
    } catch (cause) {
      const error = natsError(cause, 'JetStream cannot be used');
      const mayCome = error.code === 'unavailable' && connection.info?.jetstream && !isForbidden(error.cause);
      if (!mayCome || Date.now() > deadline) throw error;
      await delay(AGAIN);
    }
  }
}
