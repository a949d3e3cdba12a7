import { checkedLimit } from '@smart-me/api-core/http';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type {
  ConsumerStatus,
  DeadLetter,
  DeliveryBatch,
  DeliveryLog,
  LogStatus,
  Quarantined,
  ReadOptions,
} from '../log/delivery-log.ts';
import { DeliveryLogError, logErrors } from '../log/delivery-log-error.ts';
import type { Delivery } from '../log/delivery.ts';
import { asPromise } from '../sqlite/as-async.ts';
import { openDatabase } from '../sqlite/database.ts';
import { GroupCommit } from '../sqlite/group-commit.ts';
import { storageError } from '../sqlite/storage-error.ts';
import { Consumers } from './consumers.ts';
import { bytesOfId, StoredProfiles } from './delivery-row.ts';
import { Retention } from './retention.ts';
import { createSpoolTables } from './schema.ts';
import { SetAside } from './set-aside.ts';

export interface SpoolOptions {
  /** The file; made when it is missing, readable by its owner alone. A store can be in the same file. */
  readonly path: string;
  /** Milliseconds for which deliveries are kept after everybody has read them; a week unless told otherwise. */
  readonly keepFor?: number | undefined;
  /** Bytes that the deliveries may take, read or not; 1 GiB unless told otherwise. What is not read is never dropped. */
  readonly maxBytes?: number | undefined;
  /** Bytes that stay free on the disk; 64 MiB unless told otherwise. */
  readonly minFreeBytes?: number | undefined;
  /** Dead letters of each consumer, and entries of the quarantine, at most; 10,000 unless told otherwise. */
  readonly maxSetAside?: number | undefined;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;
const MEBIBYTE = 1024 * 1024;
/** How often the disk is asked for its room, and old deliveries are looked for, in milliseconds. */
const HOUSEKEEPING = 1_000;

/**
 * Opens the log that needs no server: a file of SQLite, on this machine's disk. An appended delivery survives a power cut.
 *
 * Deliveries that come in one turn of the event loop share a transaction and its fsync.
 *
 * @throws {DeliveryLogError} `unavailable` when the file cannot be opened, `misuse` when it is one of something else
 * @throws RangeError when a limit is no whole number
 * @example
 * import { openSpool, startIngest } from '@smart-me/ingest';
 *
 * const log = await openSpool({ path: 'smart-me.db' });
 */
export async function openSpool(options: SpoolOptions): Promise<DeliveryLog> {
  const database = openDatabase(options.path);
  try {
    createSpoolTables(database);
    const spool = new Spool(database, options);
    await spool.lookAtDisk();
    return spool;
  } catch (cause) {
    database.close();
    throw cause instanceof RangeError ? cause : storageError(cause, options.path);
  }
}

/** A limit that is no number would hold nothing, or everything. */
function checkedLimits(options: SpoolOptions): Required<Record<keyof Omit<SpoolOptions, 'path'>, number>> {
  const limit = (name: keyof Omit<SpoolOptions, 'path'>, byDefault: number): number =>
    checkedLimit(name, options[name], { byDefault, least: 0, largest: Number.MAX_SAFE_INTEGER });
  return {
    keepFor: limit('keepFor', WEEK),
    maxBytes: limit('maxBytes', 1024 * MEBIBYTE),
    minFreeBytes: limit('minFreeBytes', 64 * MEBIBYTE),
    maxSetAside: limit('maxSetAside', 10_000),
  };
}

class Spool implements DeliveryLog {
  readonly survives = 'machine' as const;
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #minFreeBytes: number;
  readonly #commit: GroupCommit;
  readonly #profiles: StoredProfiles;
  readonly #aside: SetAside;
  readonly #consumers: Consumers;
  readonly #retention: Retention;
  readonly #insert: StatementSync;
  readonly #oldest: StatementSync;
  readonly #closing = new AbortController();
  readonly #housekeeping: NodeJS.Timeout;
  #isDiskFull = false;
  #isSweeping = false;
  #closed: Promise<void> | undefined;

  constructor(database: DatabaseSync, options: SpoolOptions) {
    const { path } = options;
    const { keepFor, maxBytes, minFreeBytes, maxSetAside } = checkedLimits(options);
    this.#database = database;
    this.#path = path;
    this.#minFreeBytes = minFreeBytes;
    this.#commit = new GroupCommit(database, path);
    this.#profiles = new StoredProfiles(database);
    this.#aside = new SetAside(database, this.#commit, this.#profiles, maxSetAside);
    this.#retention = new Retention(database, { keepFor, maxBytes });
    this.#consumers = new Consumers({
      database,
      commit: this.#commit,
      profiles: this.#profiles,
      aside: this.#aside,
      path,
      closing: this.#closing.signal,
      onDone: () => {
        this.#sweep();
      },
    });
    // A conflict would use up a number: they follow one another, so that what waits need not be counted.
    this.#insert = database.prepare(
      `INSERT INTO spool_delivery (id, received_at, profile, source, body)
      SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM spool_delivery WHERE id = ?)`,
    );
    this.#oldest = database.prepare('SELECT received_at FROM spool_delivery ORDER BY seq LIMIT 1');
    this.#housekeeping = setInterval(() => {
      this.#look();
      this.#sweep();
      void this.lookAtDisk();
    }, HOUSEKEEPING).unref();
  }

  async append(delivery: Delivery): Promise<'stored' | 'repeated'> {
    const size = delivery.body.byteLength;
    if (this.#isDiskFull || !this.#retention.hasRoomFor(size)) throw this.#full();
    const { id, receivedAt, profile, source = null, body } = delivery;
    const isNew = await this.#commit.run(() => {
      const number = this.#profiles.numberOf(profile);
      const key = bytesOfId(id);
      const { changes } = this.#insert.run(key, receivedAt.getTime(), number, source, body, key);
      return Number(changes) > 0;
    });
    if (!isNew) return 'repeated';
    this.#retention.added(size);
    this.#consumers.wake.all();
    return 'stored';
  }

  read(consumer: string, options: ReadOptions): AsyncIterable<DeliveryBatch> {
    return this.#consumers.read(consumer, options);
  }

  forget(consumer: string): Promise<void> {
    return this.#consumers.forget(consumer);
  }

  async *deadLetters(consumer: string): AsyncGenerator<DeadLetter, void, undefined> {
    this.#require();
    yield* this.#aside.deadLetters(consumer);
  }

  quarantine(delivery: Delivery, reason: string): Promise<void> {
    return this.#aside.quarantine(delivery, reason);
  }

  async *quarantined(): AsyncGenerator<Quarantined, void, undefined> {
    this.#require();
    yield* this.#aside.quarantined();
  }

  status(): Promise<LogStatus> {
    return asPromise(() => this.#status());
  }

  #require(): void {
    if (this.#closing.signal.aborted) throw logErrors.closed(this.#path);
  }

  #status(): LogStatus {
    this.#require();
    const oldest = this.#oldest.get()?.['received_at'];
    const consumers = Object.fromEntries(
      Array.from(this.#consumers.waiting(), ([name, waiting]): [string, ConsumerStatus] => [
        name,
        { waiting, deadLetters: this.#aside.count(name) },
      ]),
    );
    const { count, bytes } = this.#retention;
    return {
      deliveries: count,
      bytes,
      oldest: oldest === undefined ? undefined : new Date(Number(oldest)),
      consumers,
      quarantined: this.#aside.count(),
    };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    clearInterval(this.#housekeeping);
    this.#commit.close();
    this.#closing.abort();
    // The readers end in the turns after the abort; they read no more.
    await new Promise((resolve) => setImmediate(resolve));
    this.#database.close();
  }

  #full(): DeliveryLogError {
    this.#sweep();
    return this.#isDiskFull
      ? new DeliveryLogError(`The disk of ${this.#path} is nearly full.`, {
          code: 'full',
          hint: 'Make room, or lower minFreeBytes; it goes on by itself.',
        })
      : new DeliveryLogError(`${this.#path} holds as much as it may.`, {
          code: 'full',
          hint: 'Look which consumer does not get on (status), forget those that are gone, or raise maxBytes.',
        });
  }

  /** What another process does to the file is counted, unless the file cannot be read now. */
  #look(): void {
    try {
      this.#retention.recount();
    } catch {
      return;
    }
  }

  /** In chunks, each in a transaction of its own turn, so that deliveries come through between them. */
  #sweep(): void {
    if (this.#isSweeping || this.#closing.signal.aborted) return;
    this.#isSweeping = true;
    const done = (hasMore: boolean): void => {
      this.#isSweeping = false;
      if (hasMore) this.#sweep();
    };
    this.#commit
      .run(() => this.#retention.sweep())
      .then(
        (removed) => {
          done(this.#retention.removed(removed));
        },
        () => {
          done(false);
        },
      );
  }

  /** Whether there is room on the disk: asked for now and then, since a commit should not wait for it. */
  async lookAtDisk(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(dirname(resolve(this.#path)));
      this.#isDiskFull = bavail * bsize < this.#minFreeBytes;
    } catch {
      this.#isDiskFull = false;
    }
  }
}
