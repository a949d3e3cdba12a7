import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OAuthError } from '../error/oauth-error.ts';
import { checkedMilliseconds, checkedText } from '../options/checked-options.ts';
import { mutex, type TokenStore } from '../stores/token-store.ts';
import { type FileDraft, fileDraft, isSystemError, sweepDrafts } from './draft.ts';
import { acquireLock, type HeldLock, isLockEntry } from './file-lock.ts';

/** Options of {@link fileStore}. */
export interface FileStoreOptions {
  /** Milliseconds to wait for another process that refreshes the tokens. Default 90,000. */
  readonly lockTimeout?: number;
  /**
   * Milliseconds that a process may take to refresh the tokens before others take over, should it hang. One that has died
   * is noticed at once. Default 60,000.
   */
  readonly lockDuration?: number;
}

/** Bytes of the file that are read at most: no tokens are longer. */
const MAX_BYTES = 2 ** 22;

/**
 * Keeps tokens in a file, mode 0600, that all processes of the machine can share: they refresh the tokens in turns, one
 * request for all. Beside the file, the folder `<path>.lock` is the lock, and `<path>.<uuid>.smart-me.tmp` the next content
 * for as long as it takes to get it; nothing else there is touched. Room on the disk is taken before a refresh token is used up.
 *
 * A refresh token can still get lost where the server rotates it: when the response does not arrive, or the process is
 * killed between the response and the file. The next refresh then fails with `invalid_grant`, and the person signs in again.
 *
 * @throws {OAuthError} `invalid_request` for an option that cannot be
 * @example
 * const auth = tokenSource(oauth, { store: fileStore('/home/ada/.config/smart-me/tokens.json') });
 */
export function fileStore(path: string, options: FileStoreOptions = {}): TokenStore {
  const { lockTimeout = 90_000, lockDuration = 60_000 } = options;
  const file = checkedText('path', path);
  const timeout = checkedMilliseconds('lockTimeout', lockTimeout, 0);
  const duration = checkedMilliseconds('lockDuration', lockDuration);
  const lockFolder = `${file}.lock`;
  const inTurn = mutex();
  let lock: HeldLock | undefined;
  let draft: FileDraft | undefined;
  let isCleared = false;

  const makeFolder = () => mkdir(dirname(file), { recursive: true, mode: 0o700 });

  /** A process that was suspended in the middle of a refresh must not undo what others have done since. */
  const assertHeld = async (): Promise<void> => {
    if (lock === undefined || (await lock.isHeld())) return;
    throw new OAuthError('The lock of the token store was lost before the tokens could be written.', {
      code: 'store_failed',
      hint: 'The process was held up for longer than `lockDuration`. Call again: what others have stored meanwhile counts.',
    });
  };

  const sweep = async (): Promise<void> => {
    if (lock === undefined) return;
    await sweepDrafts(file);
    await sweepDrafts(lockFolder, isLockEntry);
  };

  return {
    read: () => readAtMost(file, MAX_BYTES),
    reserve: async (length) => {
      await assertHeld();
      await sweep();
      draft = await fileDraft(file, length);
    },
    write: async (text) => {
      await makeFolder();
      await assertHeld();
      if (draft === undefined) await sweep();
      const next = draft ?? (await fileDraft(file));
      draft = undefined;
      await next.commit(text);
      isCleared = false;
    },
    clear: async () => {
      await assertHeld();
      await rm(file, { force: true });
      await sweep();
      isCleared = true;
    },
    exclusive: (task) =>
      inTurn(async () => {
        await makeFolder();
        const held = await acquireLock(lockFolder, { timeout, duration });
        lock = held;
        try {
          return await task(held.lease);
        } finally {
          await draft?.discard();
          draft = undefined;
          lock = undefined;
          await (isCleared ? held.remove() : held.release());
        }
      }),
  };
}

/** Returns the text of a file, or its beginning; undefined when there is no file. */
async function readAtMost(path: string, limit: number): Promise<string | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size === 0) return '';
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, limit)), 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
