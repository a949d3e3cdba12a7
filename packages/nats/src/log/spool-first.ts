import { setTimeout as delay } from 'node:timers/promises';
import {
  type DeadLetter,
  type Delivery,
  type DeliveryBatch,
  type DeliveryLog,
  DeliveryLogError,
  type LogStatus,
  type Quarantined,
  type ReadOptions,
} from '@smart-me/ingest';

export interface SpoolFirstOptions {
  /** Where a delivery is acknowledged: `openSpool` of `@smart-me/ingest`, on this machine's disk. */
  readonly spool: DeliveryLog;
  /** Opens the log that deliveries are handed on to, and is called again until it can. */
  readonly open: () => Promise<DeliveryLog>;
  /** Told when deliveries stay here, with the reason, and with `undefined` when they are handed on again. */
  readonly onOutage?: ((error: unknown) => void) | undefined;
}

/** Under this name the spool keeps how far it has handed on. */
const FORWARD = 'handed on';
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;

/**
 * Puts a spool before a log on other machines: a delivery is acknowledged when it is on this machine's disk, and handed on as
 * soon as the servers can be reached. Its id stays the same, so that one that is handed on twice is stored once.
 *
 * Readers read the log behind. Closing it closes both; what is not handed on by then is, at the next start.
 *
 * @example
 * const spool = await openSpool({ path: 'smart-me.db' });
 * const log = spoolFirst({ spool, open: () => openJetStream({ servers, replicas: 3 }) });
 */
export function spoolFirst(options: SpoolFirstOptions): DeliveryLog {
  return new SpoolFirst(options);
}

class SpoolFirst implements DeliveryLog {
  readonly survives: DeliveryLog['survives'];
  readonly #options: SpoolFirstOptions;
  readonly #spool: DeliveryLog;
  readonly #closing = new AbortController();
  readonly #opened = Promise.withResolvers<DeliveryLog | undefined>();
  readonly #running: Promise<void>;
  #log: DeliveryLog | undefined;
  #isOut = false;
  #attempt = 0;
  #closed: Promise<void> | undefined;

  constructor(options: SpoolFirstOptions) {
    this.#options = options;
    this.#spool = options.spool;
    this.survives = options.spool.survives;
    this.#running = this.#run();
  }

  append(delivery: Delivery): Promise<'stored' | 'repeated'> {
    return this.#spool.append(delivery);
  }

  async *read(consumer: string, options: ReadOptions): AsyncGenerator<DeliveryBatch, void, undefined> {
    const ended = new Promise<undefined>((resolve) => {
      const end = (): void => {
        resolve(undefined);
      };
      if (options.signal.aborted) end();
      else options.signal.addEventListener('abort', end, { once: true });
    });
    const log = await Promise.race([this.#opened.promise, ended]);
    if (log !== undefined) yield* log.read(consumer, options);
  }

  async forget(consumer: string): Promise<void> {
    await this.#behind().forget(consumer);
  }

  async *deadLetters(consumer: string): AsyncGenerator<DeadLetter, void, undefined> {
    yield* this.#behind().deadLetters(consumer);
  }

  quarantine(delivery: Delivery, reason: string): Promise<void> {
    return this.#spool.quarantine(delivery, reason);
  }

  async *quarantined(): AsyncGenerator<Quarantined, void, undefined> {
    yield* this.#spool.quarantined();
    if (this.#log !== undefined) yield* this.#log.quarantined();
  }

  /** Of the log behind, with what is not handed on yet; of the spool alone while there is no other. */
  async status(): Promise<LogStatus> {
    const here = await this.#spool.status();
    const behind = await this.#log?.status().catch(() => undefined);
    if (behind === undefined) return here;
    const waiting = here.consumers[FORWARD]?.waiting ?? here.deliveries;
    return {
      ...behind,
      deliveries: behind.deliveries + waiting,
      consumers: { ...behind.consumers, ...here.consumers },
      quarantined: behind.quarantined + here.quarantined,
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        const log = await this.#options.open();
        this.#log = log;
        this.#opened.resolve(log);
        break;
      } catch (error) {
        await pause(this.#failed(error), signal);
      }
    }
    this.#opened.resolve(undefined);
    const log = this.#log;
    if (log === undefined) return;
    while (!signal.aborted) {
      try {
        for await (const batch of this.#spool.read(FORWARD, { signal })) await this.#handOn(log, batch);
      } catch (error) {
        await pause(this.#failed(error), signal);
      }
    }
  }

  async #handOn(log: DeliveryLog, batch: DeliveryBatch): Promise<void> {
    const outcomes = await Promise.allSettled(batch.deliveries.map((delivery) => log.append(delivery)));
    const failures = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [{ error: outcome.reason as unknown, index }] : [],
    );
    const down = failures.find(({ error }) => !isForGood(error));
    if (down !== undefined) {
      await batch.later(this.#failed(down.error));
      return;
    }
    for (const { error, index } of failures) {
      const id = batch.deliveries[index]?.id ?? '';
      await batch.refuse(id, error instanceof Error ? error.message : String(error));
    }
    await batch.done();
    if (this.#isOut) this.#options.onOutage?.(undefined);
    this.#isOut = false;
    this.#attempt = 0;
  }

  /** Returns the pause before the next attempt. */
  #failed(error: unknown): number {
    if (!this.#isOut) this.#options.onOutage?.(error);
    this.#isOut = true;
    this.#attempt += 1;
    return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#attempt - 1));
  }

  #behind(): DeliveryLog {
    if (this.#log !== undefined) return this.#log;
    throw new DeliveryLogError('The log behind the spool has not been reached yet.', {
      code: 'unavailable',
      hint: 'Look whether its servers run; it is opened as soon as they can be reached.',
    });
  }

  async #close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
    await this.#log?.[Symbol.asyncDispose]();
    await this.#spool[Symbol.asyncDispose]();
  }
}

/** What no later attempt would change: it stays in the spool as a dead letter. */
const isForGood = (error: unknown): boolean => error instanceof DeliveryLogError && error.code === 'misuse';

/** Ends early with the signal. */
const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined);
