import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DeadLetter, Quarantined } from '../log/delivery-log.ts';
import { DeliveryLogError } from '../log/delivery-log-error.ts';
import type { Delivery } from '../log/delivery.ts';
import { asAsync } from '../sqlite/as-async.ts';
import type { GroupCommit } from '../sqlite/group-commit.ts';
import { bytesOfId, type DeliveryRow, type StoredProfiles } from './delivery-row.ts';

/** Under this name no consumer can read: theirs are not empty. */
const QUARANTINE = '';
/** A reason is for a person. */
const MAX_REASON = 1000;

interface AsideRow extends DeliveryRow {
  readonly number: number;
  readonly reason: string;
  readonly since: number;
}

/** What was set aside: the dead letters of each consumer, and the quarantine. */
export class SetAside {
  readonly #commit: GroupCommit;
  readonly #profiles: StoredProfiles;
  readonly #max: number;
  readonly #insert: StatementSync;
  readonly #count: StatementSync;
  readonly #after: StatementSync;
  readonly #remove: StatementSync;
  readonly #removeOldest: StatementSync;
  readonly #removeAll: StatementSync;

  constructor(database: DatabaseSync, commit: GroupCommit, profiles: StoredProfiles, max: number) {
    this.#commit = commit;
    this.#profiles = profiles;
    this.#max = max;
    this.#insert = database.prepare(`
      INSERT INTO spool_aside (consumer, id, reason, since, received_at, profile, source, body)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (consumer, id) DO UPDATE SET reason = excluded.reason`);
    this.#count = database.prepare('SELECT count(*) AS count FROM spool_aside WHERE consumer = ?');
    this.#after = database.prepare(
      'SELECT * FROM spool_aside WHERE consumer = ? AND number > ? ORDER BY number LIMIT 1',
    );
    this.#remove = database.prepare('DELETE FROM spool_aside WHERE number = ?');
    this.#removeOldest = database.prepare(
      'DELETE FROM spool_aside WHERE number = (SELECT min(number) FROM spool_aside WHERE consumer = ?)',
    );
    this.#removeAll = database.prepare('DELETE FROM spool_aside WHERE consumer = ?');
  }

  count(consumer: string = QUARANTINE): number {
    return Number(this.#count.get(consumer)?.['count'] ?? 0);
  }

  /** The limit is looked at before the transaction, which it would end for everybody in it. */
  async refuse(consumer: string, delivery: Delivery, reason: string): Promise<void> {
    if (this.count(consumer) >= this.#max) {
      throw new DeliveryLogError(`${consumer} has refused ${this.#max} deliveries.`, {
        code: 'full',
        hint: 'Look at its dead letters, fix what it refuses, and offer them again or remove them.',
      });
    }
    await this.#commit.run(() => {
      this.#write(consumer, delivery, reason);
    });
  }

  quarantine(delivery: Delivery, reason: string): Promise<void> {
    return this.#commit.run(() => {
      this.#write(QUARANTINE, delivery, reason);
      if (this.count() > this.#max) this.#removeOldest.run(QUARANTINE);
    });
  }

  /** Called in a transaction. */
  forget(consumer: string): void {
    this.#removeAll.run(consumer);
  }

  quarantined(): AsyncIterable<Quarantined> {
    return asAsync(this.#quarantined());
  }

  deadLetters(consumer: string): AsyncIterable<DeadLetter> {
    return asAsync(this.#deadLetters(consumer));
  }

  *#quarantined(): Generator<Quarantined, undefined> {
    for (const row of this.#rows(QUARANTINE)) yield this.#entry(row);
  }

  *#deadLetters(consumer: string): Generator<DeadLetter, undefined> {
    for (const row of this.#rows(consumer)) {
      const remove = async (): Promise<void> => {
        await this.#commit.run(() => this.#remove.run(row.number));
      };
      yield { consumer, ...this.#entry(row), remove };
    }
  }

  #write(consumer: string, delivery: Delivery, reason: string): void {
    this.#insert.run(
      consumer,
      bytesOfId(delivery.id),
      reason.slice(0, MAX_REASON),
      Date.now(),
      delivery.receivedAt.getTime(),
      this.#profiles.numberOf(delivery.profile),
      delivery.source ?? null,
      delivery.body,
    );
  }

  /** One at a time: rows may be removed on the way. */
  *#rows(consumer: string): Generator<AsideRow> {
    for (let number = 0; ;) {
      // The columns are those of the table.
      const row = this.#after.get(consumer, number) as unknown as AsideRow | undefined;
      if (row === undefined) return;
      number = row.number;
      yield row;
    }
  }

  #entry(row: AsideRow): Quarantined {
    return { delivery: this.#profiles.deliveryOf(row), reason: row.reason, since: new Date(row.since) };
  }
}
