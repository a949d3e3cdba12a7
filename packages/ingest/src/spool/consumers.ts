import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeliveryBatch, ReadOptions } from '../log/delivery-log.ts';
import { checkedLimit } from '@smart-me/api-core/http';
import { logErrors } from '../log/delivery-log-error.ts';
import type { Delivery } from '../log/delivery.ts';
import { pause, Wake } from '../log/pause.ts';
import type { GroupCommit } from '../sqlite/group-commit.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { bytesOfId, type DeliveryRow, type StoredProfiles } from './delivery-row.ts';
import type { SetAside } from './set-aside.ts';

const DEFAULT_LIMIT = 1000;
/** A batch ends with the delivery that passes this. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;
const POSITION = /^(\d{1,15})-([0-9a-f]{32})$/;

interface SequencedRow extends DeliveryRow {
  readonly seq: number;
}

/** What the consumers of a spool share. */
export interface ConsumerContext {
  readonly database: DatabaseSync;
  readonly commit: GroupCommit;
  readonly profiles: StoredProfiles;
  readonly aside: SetAside;
  readonly path: string;
  /** Aborts when the spool is closed. */
  readonly closing: AbortSignal;
  /** Told when a consumer has moved on: there may be something to remove. */
  readonly onDone: () => void;
}

/** The readers of a spool and how far each is. */
export class Consumers {
  readonly wake: Wake = new Wake();
  readonly #context: ConsumerContext;
  readonly #reading = new Set<string>();
  readonly #rows: StatementSync;
  readonly #position: StatementSync;
  readonly #register: StatementSync;
  readonly #advance: StatementSync;
  readonly #remove: StatementSync;
  readonly #idAt: StatementSync;
  readonly #all: StatementSync;
  readonly #ends: StatementSync;

  constructor(context: ConsumerContext) {
    const { database } = context;
    this.#context = context;
    this.#rows = database.prepare('SELECT * FROM spool_delivery WHERE seq > ? ORDER BY seq LIMIT ?');
    this.#position = database.prepare('SELECT seq FROM spool_consumer WHERE name = ?');
    this.#register = database.prepare(
      'INSERT INTO spool_consumer (name, seq) VALUES (?, 0) ON CONFLICT DO NOTHING',
    );
    this.#advance = database.prepare('UPDATE spool_consumer SET seq = max(seq, ?) WHERE name = ?');
    this.#remove = database.prepare('DELETE FROM spool_consumer WHERE name = ?');
    this.#idAt = database.prepare('SELECT id FROM spool_delivery WHERE seq = ?');
    this.#all = database.prepare('SELECT name, seq FROM spool_consumer');
    this.#ends = database.prepare(
      'SELECT (SELECT min(seq) FROM spool_delivery) AS first, (SELECT max(seq) FROM spool_delivery) AS last',
    );
  }

  async *read(
    consumer: string,
    { signal, after, limit: given }: ReadOptions,
  ): AsyncGenerator<DeliveryBatch, void, undefined> {
    const limit = checkedLimit('limit', given, { byDefault: DEFAULT_LIMIT });
    if (consumer === '' || this.#reading.has(consumer)) throw logErrors.notReadable(consumer);
    this.#reading.add(consumer);
    const ended = AbortSignal.any([signal, this.#context.closing]);
    try {
      await this.#begin(consumer, after);
      while (!ended.aborted) {
        const rows = this.#next(consumer, limit);
        if (rows.length === 0) {
          await this.wake.wait(ended);
          continue;
        }
        const { batch, settled } = this.#batchOf(consumer, rows);
        yield batch;
        const rest = settled();
        if (rest === undefined) throw logErrors.unsettled(consumer);
        const milliseconds = await rest;
        if (milliseconds > 0) await pause(milliseconds, ended);
      }
    } finally {
      this.#reading.delete(consumer);
    }
  }

  async forget(consumer: string): Promise<void> {
    if (this.#reading.has(consumer)) throw logErrors.notReadable(consumer);
    await this.#context.commit.run(() => {
      this.#remove.run(consumer);
      this.#context.aside.forget(consumer);
    });
    this.#context.onDone();
  }

  /** How many deliveries each has not read. Their numbers follow one another, so nothing has to be counted. */
  waiting(): Map<string, number> {
    const { first, last } = this.#ends.get() ?? {};
    const from = Number(first ?? 1) - 1;
    const waiting = (seq: unknown): number => Math.max(0, Number(last ?? 0) - Math.max(Number(seq), from));
    return new Map(this.#all.all().map(({ name, seq }) => [String(name), waiting(seq)]));
  }

  /** A consumer that nobody knew begins with the oldest delivery. */
  async #begin(consumer: string, after: string | undefined): Promise<void> {
    await this.#context.commit.run(() => {
      this.#register.run(consumer);
      const seq = after === undefined ? undefined : this.#sequenceOf(after);
      if (seq !== undefined) this.#advance.run(seq, consumer);
    });
  }

  /**
   * The place of a position. It names the delivery as well: after a restore of an older file the number would be that of
   * another one, which nobody has read.
   */
  #sequenceOf(position: string): number | undefined {
    const [, number, id = ''] = POSITION.exec(position) ?? [];
    const seq = Number(number);
    const found = number === undefined ? undefined : this.#idAt.get(seq)?.['id'];
    return found instanceof Uint8Array && bytesOfId(id).every((byte, at) => byte === found[at])
      ? seq
      : undefined;
  }

  #next(consumer: string, limit: number): SequencedRow[] {
    const rows: SequencedRow[] = [];
    let bytes = 0;
    try {
      const from = Number(this.#position.get(consumer)?.['seq'] ?? 0);
      // The columns are those of the table.
      for (const row of this.#rows.iterate(from, limit) as Iterable<unknown> as Iterable<SequencedRow>) {
        rows.push(row);
        bytes += row.body.byteLength;
        if (bytes >= MAX_BATCH_BYTES) break;
      }
      return rows;
    } catch (cause) {
      throw storageError(cause, this.#context.path);
    }
  }

  #batchOf(consumer: string, rows: readonly SequencedRow[]): OpenBatch {
    const { commit, profiles, aside, onDone } = this.#context;
    const deliveries = rows.map((row) => profiles.deliveryOf(row));
    const last = rows.at(-1)?.seq ?? 0;
    let rest: Promise<number> | undefined;
    const batch: DeliveryBatch = {
      deliveries,
      position: `${last}-${deliveries.at(-1)?.id ?? ''}`,
      done: async () => {
        const stored = commit.run(() => this.#advance.run(last, consumer));
        // When it cannot be stored the batch comes again: the reader sees the failure, and so does who called.
        rest = stored.then(
          () => 0,
          () => 0,
        );
        await stored;
        onDone();
      },
      later: (milliseconds) => {
        rest = Promise.resolve(milliseconds);
        return Promise.resolve();
      },
      refuse: (id, reason) => aside.refuse(consumer, named(deliveries, id), reason),
    };
    return { batch, settled: () => rest };
  }
}

interface OpenBatch {
  readonly batch: DeliveryBatch;
  /** The pause that was asked for, `undefined` while the batch has neither `done()` nor `later()`. */
  readonly settled: () => Promise<number> | undefined;
}

function named(deliveries: readonly Delivery[], id: string): Delivery {
  const found = deliveries.find((delivery) => delivery.id === id);
  if (found === undefined) throw logErrors.notInBatch(id);
  return found;
}
