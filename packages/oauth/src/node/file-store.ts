import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OAuthError } from '../error/oauth-error.ts';
import { mutex } from '../stores/mutex.ts';
import type { TokenStore } from '../stores/token-store.ts';
import { acquireLock, type HeldLock } from './file-lock.ts';
import { replaceFile, sweepDrafts } from './replace-file.ts';
import { isSystemError } from './system-error.ts';

/** Options of {@link fileStore}. */
export interface FileStoreOptions {
  /** Milliseconds to wait for another process that renews the tokens. Default 90,000. */
  readonly lockTimeout?: number;
  /**
   * Milliseconds that a process may take to renew the tokens before others take over, should it hang. One that has died
   * is noticed at once. Default 60,000.
   */
  readonly lockDuration?: number;
}

/**
 * Keeps tokens in a file, mode 0600, that all processes of the machine can share: they renew the tokens in turns, one
 * request for all. Beside the file, `<path>.lock` holds the lock.
 *
 * @example
 * const auth = tokenSource(oauth, { store: fileStore('/home/ada/.config/smart-me/tokens.json') });
 */
export function fileStore(
  path: string,
  { lockTimeout = 90_000, lockDuration = 60_000 }: FileStoreOptions = {},
): TokenStore {
  const inTurn = mutex();
  let lock: HeldLock | undefined;
  let isCleared = false;

  /** A process that was suspended in the middle of a renewal must not undo what others have done since. */
  const assertHeld = async (): Promise<void> => {
    if (lock === undefined || (await lock.isHeld())) return;
    throw new OAuthError('The lock of the token store was lost before the tokens could be written.', {
      code: 'store_failed',
      hint: 'The process was held up for longer than `lockDuration`. Call again: what others have stored meanwhile counts.',
    });
  };

  return {
    read: async () => {
      try {
        return await readFile(path, 'utf8');
      } catch (error) {
        if (isSystemError(error, 'ENOENT')) return undefined;
        throw error;
      }
    },
    write: async (text) => {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await assertHeld();
      await replaceFile(path, text);
      isCleared = false;
    },
    clear: async () => {
      await assertHeld();
      await rm(path, { force: true });
      if (lock !== undefined) await sweepDrafts(path);
      isCleared = true;
    },
    exclusive: (task) =>
      inTurn(async () => {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const held = await acquireLock(`${path}.lock`, { timeout: lockTimeout, duration: lockDuration });
        lock = held;
        try {
          return await task(held.lease);
        } finally {
          lock = undefined;
          await (isCleared ? held.remove() : held.release());
        }
      }),
  };
}
