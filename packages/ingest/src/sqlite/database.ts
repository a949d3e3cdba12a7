import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DeliveryLogError } from '../log/delivery-log-error.ts';
import { storageError } from './storage-error.ts';

/** How long a commit waits for another process that writes the same file, in milliseconds. */
const BUSY_TIMEOUT = 2_000;
/** The write-ahead log shrinks to this after a checkpoint. */
const WAL_SIZE_LIMIT = 64 * 1024 * 1024;

/** In the header of a file that is ours (https://sqlite.org/fileformat.html#application_id): `smMe`. */
const APPLICATION_ID = 0x73_6d_4d_65;
/** Grows when older versions could not read the tables any more. */
const FORMAT = 1;

/**
 * Opens a file of SQLite so that a commit is on the disk: write-ahead log, fsync at every commit. Only its owner may read a
 * file that is made here: who uses how much energy when is nobody else's business.
 *
 * @throws {DeliveryLogError} `unavailable` when it cannot be opened, or is on a file system that cannot carry it; `misuse` when
 * it is a file of something else, which stays as it is, or of a newer version
 */
export function openDatabase(path: string): DatabaseSync {
  if (path === '' || path.startsWith(':')) {
    throw new TypeError('The path must name a file: what is stored shall outlive the process.');
  }
  try {
    closeSync(openSync(path, 'a', 0o600));
    const database = new DatabaseSync(path);
    try {
      // A pragma, since Node 22.13 takes no notice of the option `timeout`.
      database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
      requireOurs(database, path);
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

/** Nothing is written before: a name that was mistaken costs nobody a file. */
function requireOurs(database: DatabaseSync, path: string): void {
  const isOurs = numberOf(database, 'application_id') === APPLICATION_ID;
  const tables = database.prepare(
    "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
  );
  if (!isOurs && tables.get() !== undefined) {
    throw new DeliveryLogError(`${path} is a database of something else.`, {
      code: 'misuse',
      hint: 'Name another file; this one is as it was.',
    });
  }
  if (isOurs && numberOf(database, 'user_version') > FORMAT) {
    throw new DeliveryLogError(`${path} was written by a newer version of this program.`, {
      code: 'misuse',
      hint: 'Update the program, or name another file.',
    });
  }
}

const numberOf = (database: DatabaseSync, pragma: 'application_id' | 'user_version'): number =>
  Number(database.prepare(`PRAGMA ${pragma}`).get()?.[pragma]);

function prepare(database: DatabaseSync): void {
  const mode = database.prepare('PRAGMA journal_mode = WAL').get()?.['journal_mode'];
  if (mode !== 'wal') {
    throw new Error(`the file system does not carry a write-ahead log (journal mode ${String(mode)})`);
  }
  if (numberOf(database, 'application_id') !== APPLICATION_ID) {
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT}`);
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
