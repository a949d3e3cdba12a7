import { systemCode } from '@smart-me/api-core/http';
import { DeliveryLogError, messageOf } from '../log/delivery-log-error.ts';

// SQLite's primary result codes (https://sqlite.org/rescode.html); the extended ones hold them in their low byte.
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/** What SQLite or the file system threw, in the terms of what to do about it. */
export function storageError(cause: unknown, path: string): DeliveryLogError {
  if (cause instanceof DeliveryLogError) return cause;
  if (primaryCode(cause) === SQLITE_NOTADB) {
    return new DeliveryLogError(`${path} is no database of SQLite, or a damaged one.`, {
      code: 'misuse',
      hint: 'Name another file; this one is as it was.',
      cause,
    });
  }
  const isFull = primaryCode(cause) === SQLITE_FULL || systemCode(cause) === 'ENOSPC';
  return isFull
    ? new DeliveryLogError(`There is no room for ${path}.`, {
        code: 'full',
        hint: 'Make room on its disk; it goes on by itself.',
        cause,
      })
    : new DeliveryLogError(`${path} cannot be used: ${messageOf(cause)}.`, {
        code: 'unavailable',
        hint: 'Look at the disk, the folder and its permissions; a disk that fails to sync is failing.',
        cause,
      });
}

function primaryCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
