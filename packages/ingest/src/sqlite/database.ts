import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storageError } from './storage-error.ts';

/** How long a commit waits for another process that writes the same file, in milliseconds. */
const BUSY_TIMEOUT = 2_000;
/** The write-ahead log shrinks to this after a checkpoint. */
const WAL_SIZE_LIMIT = 64 * 1024 * 1024;

/**
 * Opens a file of SQLite so that a commit is on the disk: write-ahead log, fsync at every commit. Only its owner may read a
 * file that is made here: who uses how much energy when is nobody else's business.
 *
 * @throws {DeliveryLogError} `unavailable` when it cannot be opened, or is on a file system that cannot carry it
 */
export function openDatabase(path: string): DatabaseSync {
  if (path === '' || path.startsWith(':')) {
    throw new TypeError('The path must name a file: what is stored shall outlive the process.');
  }
  try {
    closeSync(openSync(path, 'a', 0o600));
    const database = new DatabaseSync(path);
    try {
      prepare(database);
      syncFolder(dirname(resolve(path)));
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (cause) {
    throw storageError(cause, path);
  }
}

function prepare(database: DatabaseSync): void {
  // A pragma, since Node 22.13 takes no notice of the option `timeout`.
  database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (mode !== 'wal') {
    throw new Error(`the file system does not carry a write-ahead log (journal mode ${String(mode)})`);
  }
  database.exec(`PRAGMA synchronous = FULL; PRAGMA journal_size_limit = ${WAL_SIZE_LIMIT}`);
}

/** A new file is lost with its folder's entry: SQLite syncs the file alone. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
