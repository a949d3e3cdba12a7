import type { DatabaseSync } from 'node:sqlite';

/** The tables begin with `spool_`, so that a store can be in the same file. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS spool_profile (id INTEGER PRIMARY KEY, profile TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS spool_delivery (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id BLOB NOT NULL UNIQUE,
    received_at INTEGER NOT NULL,
    profile INTEGER,
    source TEXT,
    body BLOB NOT NULL
  );
  CREATE TABLE IF NOT EXISTS spool_consumer (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS spool_aside (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    consumer TEXT NOT NULL,
    id BLOB NOT NULL,
    reason TEXT NOT NULL,
    since INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    profile INTEGER,
    source TEXT,
    body BLOB NOT NULL,
    UNIQUE (consumer, id)
  );
`;

/** Makes the tables where they are missing. */
export function createSpoolTables(database: DatabaseSync): void {
  database.exec(SCHEMA);
}
