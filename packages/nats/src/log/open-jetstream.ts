import { checkedLimit } from '@smart-me/api-core/http';
import { jetstream, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import {
  type ConsumerStatus,
  type DeadLetter,
  type Delivery,
  type DeliveryBatch,
  type DeliveryLog,
  logErrors,
  type LogStatus,
  type Quarantined,
  type ReadOptions,
} from '@smart-me/ingest';
import { connectNats, ConnectionState, type NatsServerOptions } from './connection.ts';
import { Consumers } from './consumers.ts';
import { headerBytes } from './delivery-message.ts';
import { durabilityOf, type JetStreamDurability } from './durability.ts';
import { natsError } from './nats-error.ts';
import { Publisher } from './publisher.ts';
import { sweep } from './retention.ts';
import { SetAside } from './set-aside.ts';
import { splitDelivery } from './split-delivery.ts';
import { consumerName, openStreams, streamNames, subjects } from './streams.ts';
import { withManager } from './with-manager.ts';

export interface JetStreamOptions extends NatsServerOptions {
  /**
   * The stream, `smart-me` unless told otherwise: letters, digits, `-` and `_`. It is made when it is missing, with two others
   * named after it for what is set aside; one that is there is taken as it is, if it keeps what is not read.
   */
  readonly stream?: string | undefined;
  /** Servers that hold each delivery: 1 unless told otherwise. With 3, the loss of one server loses nothing. */
  readonly replicas?: 1 | 3 | 5 | undefined;
  /** The last token of the subject of what is appended here: `webhook` unless told otherwise. Readers read all of them. */
  readonly registration?: string | undefined;
  /** Milliseconds for which deliveries are kept after everybody has read them; a week unless told otherwise. */
  readonly keepFor?: number | undefined;
  /** Bytes that the stream may take, read or not; 1 GiB unless told otherwise. What is not read is never dropped. */
  readonly maxBytes?: number | undefined;
  /** Dead letters of all consumers, and entries of the quarantine, at most; 10,000 unless told otherwise. */
  readonly maxSetAside?: number | undefined;
  /**
   * Milliseconds in which a body that comes again is known again; ten minutes unless told otherwise. The servers keep the ids
   * of that time in memory. What comes again later is stored again, and changes nothing in a sink.
   */
  readonly duplicateWindow?: number | undefined;
  /** How long a delivery may take to be stored, in milliseconds; 5000 unless told otherwise. Then it is refused (503). */
  readonly appendTimeout?: number | undefined;
  /** How long a reader may be silent before others get what it had, in milliseconds; 30,000 unless told otherwise. */
  readonly ackWait?: number | undefined;
}

/** A log on JetStream, and what it survives. */
export interface JetStreamLog extends DeliveryLog {
  readonly durability: JetStreamDurability;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;
const GIBIBYTE = 1024 ** 3;
/** How often what everybody has read is looked for, in milliseconds. */
const SWEEP_INTERVAL = 10_000;
/** How long the acknowledgements on their way are waited for at the end, in milliseconds. */
const DRAIN_TIMEOUT = 2_000;

/**
 * Opens the log of `@smart-me/ingest` on NATS JetStream: the same program on many machines. An append resolves when the
 * servers have confirmed it (PubAck); the delivery's id is the message id, so that one that is sent again is stored once.
 *
 * Each consumer is a durable one of the stream: machines that read under one name share the work.
 *
 * @throws {DeliveryLogError} `unavailable` when no server is reached, `misuse` when the stream cannot be what it has to be
 * @throws RangeError when a limit is no whole number
 * @example
 * const log = await openJetStream({ servers: 'nats://127.0.0.1:4222', replicas: 3 });
 * const ingest = startIngest({ log, sinks });
 */
export async function openJetStream(options: JetStreamOptions): Promise<JetStreamLog> {
  const { stream = 'smart-me', replicas = 1, registration = 'webhook' } = options;
  streamNames(stream);
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(registration)) {
    throw new TypeError('A registration is named by letters, digits, - and _.');
  }
  const { keepFor, appendTimeout, ackWait, ...limits } = checkedLimits(options);
  const connection = await connectNats(options);
  const subject = subjects.delivery(stream, registration);
  try {
    return await withManager(connection, async (manager) => {
      const info = await openStreams(manager, { stream, subject, replicas, ...limits });
      return new OpenJetStream(connection, manager, {
        stream,
        subject,
        durability: durabilityOf(connection, info, replicas),
        maxBytes: info.config.max_bytes,
        keepFor,
        appendTimeout,
        ackWait,
      });
    });
  } catch (error) {
    await connection.close();
    throw error;
  }
}

type Limits = Pick<
  JetStreamOptions,
  'keepFor' | 'maxBytes' | 'maxSetAside' | 'duplicateWindow' | 'appendTimeout' | 'ackWait'
>;

/** A server takes a limit that is no number for none at all. */
function checkedLimits(options: Limits): { readonly [Name in keyof Limits]-?: number } {
  const largest = Number.MAX_SAFE_INTEGER;
  return {
    keepFor: checkedLimit('keepFor', options.keepFor, { byDefault: WEEK, least: 0, largest }),
    maxBytes: checkedLimit('maxBytes', options.maxBytes, { byDefault: GIBIBYTE, largest }),
    maxSetAside: checkedLimit('maxSetAside', options.maxSetAside, { byDefault: 10_000, largest }),
    duplicateWindow: checkedLimit('duplicateWindow', options.duplicateWindow, { byDefault: 600_000 }),
    appendTimeout: checkedLimit('appendTimeout', options.appendTimeout, { byDefault: 5_000 }),
    ackWait: checkedLimit('ackWait', options.ackWait, { byDefault: 30_000 }),
  };
}

interface OpenOptions {
  readonly stream: string;
  readonly subject: string;
  readonly durability: JetStreamDurability;
  readonly maxBytes: number;
  readonly keepFor: number;
  readonly appendTimeout: number;
  readonly ackWait: number;
}

class OpenJetStream implements JetStreamLog {
  readonly durability: JetStreamDurability;
  readonly #connection: NatsConnection;
  readonly #state: ConnectionState;
  readonly #manager: JetStreamManager;
  readonly #publisher: Publisher;
  readonly #options: OpenOptions;
  readonly #aside: SetAside;
  readonly #consumers: Consumers;
  readonly #closing = new AbortController();
  readonly #sweeping: NodeJS.Timeout;
  #closed: Promise<void> | undefined;

  constructor(connection: NatsConnection, manager: JetStreamManager, options: OpenOptions) {
    this.durability = options.durability;
    this.#connection = connection;
    this.#state = new ConnectionState(connection);
    this.#manager = manager;
    const client = jetstream(connection);
    this.#publisher = new Publisher({
      client,
      state: this.#state,
      subject: options.subject,
      timeout: options.appendTimeout,
    });
    this.#options = options;
    this.#aside = new SetAside(client, manager, options.stream);
    this.#consumers = new Consumers({
      connection,
      state: this.#state,
      manager,
      stream: options.stream,
      aside: this.#aside,
      ackWait: options.ackWait,
      closing: this.#closing.signal,
    });
    this.#sweeping = setInterval(() => {
      void this.#sweep();
    }, SWEEP_INTERVAL).unref();
  }

  get survives(): DeliveryLog['survives'] {
    return this.durability.survives;
  }

  async append(delivery: Delivery): Promise<'stored' | 'repeated'> {
    if (this.#closing.signal.aborted) throw logErrors.closed('The log');
    const room = (this.#connection.info?.max_payload ?? this.durability.maxPayload) - headerBytes(delivery);
    const parts = delivery.body.byteLength <= room ? [delivery] : splitDelivery(delivery, room);
    // All or nothing is acknowledged; what is stored already when one fails is known again when it comes again.
    const stored = await Promise.all(parts.map((part) => this.#publisher.publish(part)));
    return stored.includes('stored') ? 'stored' : 'repeated';
  }

  read(consumer: string, options: ReadOptions): AsyncIterable<DeliveryBatch> {
    return this.#consumers.read(consumer, options);
  }

  forget(consumer: string): Promise<void> {
    return this.#told(`${consumer} cannot be forgotten`, () => this.#consumers.forget(consumer));
  }

  async *deadLetters(consumer: string): AsyncGenerator<DeadLetter, void, undefined> {
    this.#require();
    yield* this.#aside.deadLetters(consumer);
  }

  quarantine(delivery: Delivery, reason: string): Promise<void> {
    return this.#told('The quarantine does not take it', () => this.#aside.quarantine(delivery, reason));
  }

  async *quarantined(): AsyncGenerator<Quarantined, void, undefined> {
    this.#require();
    yield* this.#aside.quarantined();
  }

  status(): Promise<LogStatus> {
    return this.#told('The log does not tell how it is', async () => {
      const [{ state }, all, { quarantined, deadLetters }] = await Promise.all([
        this.#manager.streams.info(this.#options.stream),
        this.#consumers.all(),
        this.#aside.counts(),
      ]);
      const consumers = all.map(({ name, num_pending, num_ack_pending }): [string, ConsumerStatus] => [
        consumerName(name),
        { waiting: num_pending + num_ack_pending, deadLetters: deadLetters.get(name) ?? 0 },
      ]);
      return {
        deliveries: state.messages,
        bytes: state.bytes,
        oldest: state.messages === 0 ? undefined : new Date(state.first_ts),
        consumers: Object.fromEntries(consumers),
        quarantined,
      };
    });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #told<Result>(what: string, ask: () => Promise<Result>): Promise<Result> {
    this.#require();
    try {
      return await ask();
    } catch (cause) {
      throw natsError(cause, what);
    }
  }

  #require(): void {
    if (this.#closing.signal.aborted) throw logErrors.closed('The log');
    this.#state.require();
  }

  /** What it cannot do now it does the next time. */
  async #sweep(): Promise<void> {
    if (!this.#state.isConnected) return;
    const { stream, keepFor, maxBytes } = this.#options;
    try {
      const floors = (await this.#consumers.all()).map(({ ack_floor }) => ack_floor.stream_seq);
      const readByAll = floors.length === 0 ? undefined : Math.min(...floors);
      await sweep(this.#manager, { stream, keepFor, maxBytes, readByAll });
    } catch {
      return;
    }
  }

  async #close(): Promise<void> {
    clearInterval(this.#sweeping);
    this.#closing.abort();
    this.#consumers.release();
    if (this.#state.isConnected) {
      // What goes back is told before the connection ends; a server that is away does not keep it from ending.
      const late = AbortSignal.timeout(DRAIN_TIMEOUT);
      await Promise.race([
        this.#connection.flush().catch(() => undefined),
        new Promise((resolve) => {
          late.addEventListener('abort', resolve);
        }),
      ]);
    }
    await this.#connection.close();
  }
}
