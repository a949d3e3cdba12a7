import { setTimeout as delay } from 'node:timers/promises';
import type { ConsumerInfo, JetStreamManager } from '@nats-io/jetstream';
import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { checkedLimit } from '@smart-me/api-core/http';
import { type Delivery, type DeliveryBatch, logErrors, type ReadOptions } from '@smart-me/ingest';
import type { ConnectionState } from './connection.ts';
import { deliveryFrom } from './delivery-message.ts';
import { natsError } from './nats-error.ts';
import { Pull } from './pull.ts';
import type { SetAside } from './set-aside.ts';
import { durableName, ensureConsumer } from './streams.ts';

const DEFAULT_LIMIT = 1000;
const ACK_TIMEOUT = 5_000;
const ACK = '+ACK';
const NAK = '-NAK';
const WORKING = '+WPI';

/** What the readers of a log share. */
export interface ConsumerContext {
  readonly connection: NatsConnection;
  readonly state: ConnectionState;
  readonly manager: JetStreamManager;
  readonly stream: string;
  readonly aside: SetAside;
  /** How long a batch may be with a reader that says nothing, in milliseconds. */
  readonly ackWait: number;
  /** Aborts when the log is closed. */
  readonly closing: AbortSignal;
}

/** The readers of a log in this process. Where each is, the server keeps: a durable consumer of the stream. */
export class Consumers {
  readonly #context: ConsumerContext;
  readonly #reading = new Set<string>();
  readonly #held = new Set<HeldBatch>();

  constructor(context: ConsumerContext) {
    this.#context = context;
  }

  async *read(
    consumer: string,
    { signal, limit: given }: ReadOptions,
  ): AsyncGenerator<DeliveryBatch, void, undefined> {
    const limit = checkedLimit('limit', given, { byDefault: DEFAULT_LIMIT });
    if (consumer === '' || this.#reading.has(consumer)) throw logErrors.notReadable(consumer);
    this.#reading.add(consumer);
    const { connection, state, stream, closing } = this.#context;
    const ended = AbortSignal.any([signal, closing]);
    const durable = durableName(consumer);
    let pull: Pull | undefined;
    let forgetReconnect: (() => void) | undefined;
    try {
      if (ended.aborted) return;
      await this.#begin(durable);
      if (isAborted(ended)) return;
      pull = new Pull(connection, stream, durable);
      forgetReconnect = state.onReconnect(() => pull?.again());
      const missing = (): Promise<void> => this.#begin(durable).catch(() => undefined);
      while (!isAborted(ended)) {
        const messages = await pull.next(limit, ended, missing);
        if (messages.length > 0) yield* this.#hand(consumer, messages, ended);
      }
    } finally {
      forgetReconnect?.();
      pull?.close();
      this.#reading.delete(consumer);
    }
  }

  /** Gives a batch until it is done; it stays here in the meantime, so that its order does. */
  async *#hand(
    consumer: string,
    messages: readonly Msg[],
    ended: AbortSignal,
  ): AsyncGenerator<DeliveryBatch, void, undefined> {
    const held = new HeldBatch(consumer, messages, this.#context);
    this.#held.add(held);
    try {
      while (!ended.aborted) {
        held.settled = undefined;
        yield held;
        // Set by `done` or `later`, while the generator stood still.
        const settled = held.settled as Promise<Settled> | undefined;
        if (settled === undefined) throw logErrors.unsettled(consumer);
        const outcome = await settled;
        if (outcome === 'done') return;
        await pause(outcome.pause, ended);
      }
    } finally {
      held.release();
      this.#held.delete(held);
    }
  }

  async forget(consumer: string): Promise<void> {
    if (this.#reading.has(consumer)) throw logErrors.notReadable(consumer);
    const { manager, stream, aside } = this.#context;
    await manager.consumers.delete(stream, durableName(consumer)).catch((cause: unknown) => {
      if (!(cause instanceof Error && cause.name === 'ConsumerNotFoundError')) {
        throw natsError(cause, `${consumer} cannot be forgotten`);
      }
    });
    await aside.forget(consumer);
  }

  /** Every durable consumer of the stream, whoever reads it. */
  async all(): Promise<ConsumerInfo[]> {
    const found: ConsumerInfo[] = [];
    for await (const info of this.#context.manager.consumers.list(this.#context.stream)) {
      if (info.config.durable_name) found.push(info);
    }
    return found;
  }

  /** What readers hold goes back: the log is closing. */
  release(): void {
    for (const held of this.#held) held.release();
  }

  async #begin(durable: string): Promise<void> {
    const { state, manager, stream, ackWait, closing } = this.#context;
    try {
      state.require();
      await ensureConsumer(manager, stream, durable, ackWait);
    } catch (cause) {
      // The reader ends with the log, without an error.
      if (closing.aborted) return;
      throw natsError(cause, 'The log cannot be read');
    }
  }
}

type Settled = 'done' | { readonly pause: number };

/** Messages that a reader has, and tells the server that it is at them. */
class HeldBatch implements DeliveryBatch {
  readonly deliveries: readonly Delivery[];
  settled: Promise<Settled> | undefined;
  readonly #consumer: string;
  readonly #context: ConsumerContext;
  readonly #replies: readonly string[];
  readonly #working: NodeJS.Timeout;
  #isReleased = false;

  constructor(consumer: string, messages: readonly Msg[], context: ConsumerContext) {
    this.#consumer = consumer;
    this.#context = context;
    this.#replies = messages.map(({ reply = '' }) => reply);
    this.deliveries = messages.map(({ data, headers, reply = '' }) =>
      deliveryFrom(data, headers, storedAt(reply)),
    );
    this.#working = setInterval(() => {
      this.#tell(WORKING);
    }, context.ackWait / 3).unref();
  }

  async done(): Promise<void> {
    const acknowledged = this.#acknowledge();
    // When it cannot be stored the batch comes again: the reader sees the failure, and so does who called.
    this.settled = acknowledged.then(
      () => 'done',
      () => ({ pause: 0 }),
    );
    await acknowledged;
  }

  later(milliseconds: number): Promise<void> {
    this.settled = Promise.resolve({ pause: milliseconds });
    return Promise.resolve();
  }

  refuse(id: string, reason: string): Promise<void> {
    const delivery = this.deliveries.find((one) => one.id === id);
    return delivery === undefined
      ? Promise.reject(logErrors.notInBatch(id))
      : this.#context.aside.refuse(this.#consumer, delivery, reason);
  }

  /** What is not done goes back to the server, for whoever reads next. */
  release(): void {
    if (this.#isReleased) return;
    this.#tell(NAK);
    this.#end();
  }

  /** The server takes them in their order: when the last is acknowledged, all are. */
  async #acknowledge(): Promise<void> {
    const { connection, state, closing } = this.#context;
    if (closing.aborted) throw logErrors.closed('The log');
    if (this.#isReleased) return;
    try {
      state.require();
      for (const reply of this.#replies.slice(0, -1)) connection.publish(reply, ACK);
      await connection.request(this.#replies.at(-1) ?? '', ACK, { timeout: ACK_TIMEOUT });
      this.#end();
    } catch (cause) {
      throw natsError(cause, `What ${this.#consumer} has done cannot be stored`);
    }
  }

  #end(): void {
    this.#isReleased = true;
    clearInterval(this.#working);
  }

  #tell(word: string): void {
    const { connection } = this.#context;
    if (connection.isClosed()) return;
    for (const reply of this.#replies) connection.publish(reply, word);
  }
}

/** The ninth token of an acknowledgement's subject, or the tenth where it names the domain: nanoseconds. */
function storedAt(reply: string): Date {
  const tokens = reply.split('.');
  const nanoseconds = tokens[tokens.length === 9 ? 7 : 9];
  return new Date(Number(nanoseconds ?? 0) / 1e6);
}

/** Ends early with the signal. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);

/** It may have been aborted while something was awaited. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
