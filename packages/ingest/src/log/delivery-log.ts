/// <reference lib="esnext.disposable" preserve="true" />
import type { Delivery } from './delivery.ts';

/**
 * Deliveries in the order of their coming, kept until every consumer has read them: what is acknowledged is in here.
 *
 * A log is a buffer; questions about readings belong to a store. `testLog` of `@smart-me/ingest/testing` is this contract
 * as a test.
 *
 * @example
 * const log = await openSpool({ path: 'smart-me.db' });
 * await log.append(deliveryOf({ body, receivedAt: new Date() }));
 */
export interface DeliveryLog extends AsyncDisposable {
  /** What an appended delivery survives: the end of the process, a power cut of the machine, the loss of its disk. */
  readonly survives: 'process' | 'machine' | 'node';

  /**
   * Resolves when the delivery is stored, and says whether it was new: a body that the log still holds is kept once.
   *
   * @throws {DeliveryLogError} `full`, `unavailable` or `closed`; the delivery may not be acknowledged then
   */
  append(delivery: Delivery): Promise<'stored' | 'repeated'>;

  /**
   * Reads from where the consumer of this name is, and waits for more at the end. A name that is new begins at the oldest
   * delivery, and from then on nothing is removed that it has not read. One reader per name at a time in a process.
   *
   * Ends when the signal aborts, or the log is closed.
   *
   * @throws {DeliveryLogError} `misuse` for a second reader of a name, `unavailable` when the log cannot be read
   */
  read(consumer: string, options: ReadOptions): AsyncIterable<DeliveryBatch>;

  /** Gives up a consumer, with its position and dead letters: what only it had not read can go. */
  forget(consumer: string): Promise<void>;

  /** What a consumer has refused, oldest first. */
  deadLetters(consumer: string): AsyncIterable<DeadLetter>;

  /**
   * Keeps what is no delivery (it does not decode, so it was not acknowledged) for a person to look at. Bounded: the oldest
   * make room, and are counted.
   */
  quarantine(delivery: Delivery, reason: string): Promise<void>;

  /** What is in quarantine, oldest first. */
  quarantined(): AsyncIterable<Quarantined>;

  /** How full it is, and how far each consumer. */
  status(): Promise<LogStatus>;
}

export interface ReadOptions {
  /** Ends the reading. */
  readonly signal: AbortSignal;
  /**
   * The `position` of a batch that the reader has kept with its own data: the deliveries up to it are done. One that does
   * not belong to this log is ignored.
   */
  readonly after?: string | undefined;
  /** Deliveries in a batch at most; 1000 unless told otherwise. */
  readonly limit?: number | undefined;
}

/**
 * Some deliveries in their order. The next batch comes after `done()` or `later()`; a batch that got neither, because its
 * reader ended, comes again.
 */
export interface DeliveryBatch {
  /** At least one. */
  readonly deliveries: readonly Delivery[];
  /**
   * Where the consumer is after this batch, for a sink that keeps it with its rows. Left out by a log that hands batches to
   * several machines at a time, where it would mean nothing.
   */
  readonly position?: string | undefined;
  /** The consumer has all of it: it does not come again. */
  done(): Promise<void>;
  /** The consumer cannot take it now: the same deliveries come again after this many milliseconds. */
  later(milliseconds: number): Promise<void>;
  /**
   * Keeps one of the deliveries as a dead letter: the consumer will not take it, for the reason. `done()` follows.
   *
   * @throws {DeliveryLogError} `full` when there are as many dead letters as the log may hold
   */
  refuse(id: string, reason: string): Promise<void>;
}

/** A delivery that a consumer has refused. */
export interface DeadLetter extends Quarantined {
  readonly consumer: string;
  /** Takes it out: it has been dealt with. */
  remove(): Promise<void>;
}

/** A delivery that was set aside. */
export interface Quarantined {
  readonly delivery: Delivery;
  /** Why: a sentence without secrets. */
  readonly reason: string;
  readonly since: Date;
}

/** How full a log is. */
export interface LogStatus {
  /** Deliveries held, those that everybody has read among them. */
  readonly deliveries: number;
  /** Bytes of their bodies. */
  readonly bytes: number;
  /** When the oldest of them came. */
  readonly oldest: Date | undefined;
  readonly consumers: Readonly<Record<string, ConsumerStatus>>;
  readonly quarantined: number;
}

/** How far a consumer is. */
export interface ConsumerStatus {
  /** Deliveries it has not read. */
  readonly waiting: number;
  readonly deadLetters: number;
}
