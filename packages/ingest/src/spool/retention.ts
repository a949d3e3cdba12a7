import type { DatabaseSync, StatementSync } from 'node:sqlite';

/** Rows removed in one transaction. */
const CHUNK = 1000;
/** What a delivery takes beside its body. */
const ROW_BYTES = 100;

export interface RetentionOptions {
  /** Milliseconds for which what everybody has read is kept. */
  readonly keepFor: number;
  /** Bytes that the deliveries may take. */
  readonly maxBytes: number;
}

/** Counting reads every row: so often at most, in milliseconds. */
const RECOUNT_INTERVAL = 60_000;

/** How much the deliveries take, and which of them can go. */
export class Retention {
  readonly #keepFor: number;
  readonly #maxBytes: number;
  readonly #readByAll: StatementSync;
  readonly #oldest: StatementSync;
  readonly #remove: StatementSync;
  readonly #totals: StatementSync;
  readonly #span: StatementSync;
  #recounted = -Infinity;
  /** Deliveries in the spool. */
  count = 0;
  /** Bytes of their bodies. */
  bytes = 0;

  constructor(database: DatabaseSync, { keepFor, maxBytes }: RetentionOptions) {
    this.#keepFor = keepFor;
    this.#maxBytes = maxBytes;
    this.#readByAll = database.prepare('SELECT min(seq) AS seq FROM spool_consumer');
    this.#oldest = database.prepare(
      'SELECT seq, received_at, length(body) AS bytes FROM spool_delivery WHERE seq <= ? ORDER BY seq LIMIT ?',
    );
    this.#remove = database.prepare('DELETE FROM spool_delivery WHERE seq <= ?');
    this.#totals = database.prepare(
      'SELECT count(*) AS count, total(length(body)) AS bytes FROM spool_delivery',
    );
    this.#span = database.prepare(
      'SELECT (SELECT max(seq) FROM spool_delivery) - (SELECT min(seq) FROM spool_delivery) + 1 AS count',
    );
    this.#total();
  }

  /** Looks whether another process that has the file open has added or removed something. */
  recount(now: number = Date.now()): void {
    const count = Number(this.#span.get()?.['count'] ?? 0);
    if (count === this.count || now - this.#recounted < RECOUNT_INTERVAL) return;
    this.#recounted = now;
    this.#total();
  }

  #total(): void {
    const { count, bytes } = this.#totals.get() ?? {};
    this.count = Number(count ?? 0);
    this.bytes = Number(bytes ?? 0);
  }

  hasRoomFor(bytes: number): boolean {
    return this.#used + bytes + ROW_BYTES <= this.#maxBytes;
  }

  /**
   * Removes some of what every consumer has read: what is older than `keepFor`, and younger ones as long as room is short.
   * Nothing is removed while there is no consumer. Called in a transaction; `count` what it returns once that is committed.
   */
  sweep(now: number = Date.now()): Removed {
    const removed = { count: 0, bytes: 0 };
    const readByAll = this.#readByAll.get()?.['seq'];
    if (typeof readByAll !== 'number') return removed;
    let last: number | undefined;
    for (const { seq, received_at, bytes } of this.#oldest.iterate(readByAll, CHUNK)) {
      const isOld = now - Number(received_at) >= this.#keepFor;
      const left = this.#used - removed.bytes - removed.count * ROW_BYTES;
      // Room for what is coming, before it has to be refused.
      if (!isOld && left <= 0.9 * this.#maxBytes) break;
      last = Number(seq);
      removed.count += 1;
      removed.bytes += Number(bytes);
    }
    if (last !== undefined) this.#remove.run(last);
    return removed;
  }

  added(bytes: number): void {
    this.count += 1;
    this.bytes += bytes;
  }

  /** Returns whether there may be more to remove. */
  removed({ count, bytes }: Removed): boolean {
    this.count -= count;
    this.bytes -= bytes;
    return count === CHUNK;
  }

  get #used(): number {
    return this.bytes + this.count * ROW_BYTES;
  }
}

/** What a sweep has removed. */
export interface Removed {
  readonly count: number;
  readonly bytes: number;
}
