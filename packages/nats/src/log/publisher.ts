import type { JetStreamClient } from '@nats-io/jetstream';
import { errors } from '@nats-io/transport-node';
import type { Delivery } from '@smart-me/ingest';
import type { ConnectionState } from './connection.ts';
import { deliveryHeaders } from './delivery-message.ts';
import { isForLater, natsError, requireStored } from './nats-error.ts';

export interface PublisherOptions {
  readonly client: JetStreamClient;
  readonly state: ConnectionState;
  readonly subject: string;
  /** How long a delivery may take to be confirmed, in milliseconds. */
  readonly timeout: number;
}

/** How long a delivery waits for a connection that has just been lost: another server is reached in less, in milliseconds. */
const RECONNECT_PATIENCE = 1_000;
/** After so long what a server could not take at the moment is sent again, in milliseconds. */
const AGAIN = 20;

/**
 * Publishes deliveries, each under its id, and waits for the servers to confirm them. What was on its way when the connection
 * was lost is sent again on the next one: it is stored once.
 */
export class Publisher {
  readonly #options: PublisherOptions;

  constructor(options: PublisherOptions) {
    this.#options = options;
  }

  /** @throws {DeliveryLogError} `full` or `unavailable` */
  async publish(delivery: Delivery): Promise<'stored' | 'repeated'> {
    const { state } = this.#options;
    if (!state.isConnected) await state.reconnected(RECONNECT_PATIENCE);
    state.require();
    try {
      return (await this.#confirmed(delivery)) ? 'repeated' : 'stored';
    } catch (cause) {
      state.require();
      throw natsError(cause, 'NATS has not confirmed the delivery');
    }
  }

  /** Resolves with whether it was there already. */
  #confirmed(delivery: Delivery): Promise<boolean> {
    const { client, state, subject, timeout } = this.#options;
    const deadline = Date.now() + timeout;
    return new Promise((resolve, reject) => {
      let pending = 0;
      let again: NodeJS.Timeout | undefined;
      /** Why the servers did not take it yet: that says more than that the time was over. */
      let refusal: unknown;
      const send = (): void => {
        again = undefined;
        pending += 1;
        const left = Math.max(1, deadline - Date.now());
        const options = { headers: deliveryHeaders(delivery), timeout: left };
        client
          .publish(subject, delivery.body, options)
          .then(requireStored)
          .then(
            ({ duplicate }) => {
              forget();
              // Of one that was sent twice nobody knows any more; it is stored.
              resolve(duplicate && pending === 1);
            },
            (error: unknown) => {
              pending -= 1;
              if (isForLater(error)) {
                refusal = error;
                if (Date.now() + AGAIN < deadline) again ??= setTimeout(send, AGAIN);
              }
              if (pending > 0 || again !== undefined) return;
              forget();
              const why = error instanceof errors.TimeoutError ? (refusal ?? error) : error;
              reject(why instanceof Error ? why : new Error(String(why)));
            },
          );
      };
      const ends = state.onReconnect(send);
      const forget = (): void => {
        ends();
        clearTimeout(again);
      };
      send();
    });
  }
}
