import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Delivery } from '../log/delivery.ts';

/** A delivery as SQLite gives it. */
export interface DeliveryRow {
  readonly id: Uint8Array;
  readonly received_at: number;
  readonly profile: number | null;
  readonly source: string | null;
  readonly body: Uint8Array;
}

/** The profiles of the deliveries: few, so each is stored once. */
export class StoredProfiles {
  readonly #find: StatementSync;
  readonly #insert: StatementSync;
  readonly #text: StatementSync;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('SELECT id FROM spool_profile WHERE profile = ?');
    this.#insert = database.prepare('INSERT INTO spool_profile (profile) VALUES (?)');
    this.#text = database.prepare('SELECT profile FROM spool_profile WHERE id = ?');
  }

  /** The number under which a profile is stored, `null` for none; called in a transaction. */
  numberOf(profile: string | undefined): number | null {
    if (profile === undefined) return null;
    const found = this.#find.get(profile)?.['id'];
    return typeof found === 'number' ? found : Number(this.#insert.run(profile).lastInsertRowid);
  }

  deliveryOf({ id, received_at, profile, source, body }: DeliveryRow): Delivery {
    const text = profile === null ? undefined : this.#text.get(profile)?.['profile'];
    return {
      id: Buffer.from(id).toString('hex'),
      body,
      receivedAt: new Date(received_at),
      profile: typeof text === 'string' ? text : undefined,
      source: source === 'poll' || source === 'history' ? source : undefined,
    };
  }
}

/** The sixteen bytes of a delivery's id. */
export const bytesOfId = (id: string): Uint8Array => Buffer.from(id, 'hex');
