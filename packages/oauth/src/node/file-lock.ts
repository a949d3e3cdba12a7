import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OAuthError } from '../error/oauth-error.ts';
import { isOver, type LockOwner, ownerOf, ownName } from './lock-owner.ts';
import { isSystemError } from './system-error.ts';

/** A lock that this process holds. */
export interface HeldLock {
  /** Aborts shortly before others may take the lock. */
  readonly lease: AbortSignal;
  /** Whether it is still held: a process that was suspended for longer than its lease has lost it. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
  /** Releases it and takes its directory away; whoever waits for it makes a new one. */
  remove(): Promise<void>;
}

/** Options of {@link acquireLock}. */
export interface LockOptions {
  /** Milliseconds to wait for the lock. */
  readonly timeout: number;
  /** Milliseconds after which others may take the lock, should this process hang. */
  readonly duration: number;
}

const FREE = 'free';
/** What is left of the lease for the last write; of a short one half, or there would be no time to ask for tokens. */
const MARGIN = 5_000;
const SHORTEST_PAUSE = 2;
const LONGEST_PAUSE = 20;

/**
 * Takes the lock that a directory stands for, among all processes that can see it.
 *
 * The directory holds one entry, ever: `free`, or the name of the owner. To take the lock is to rename that entry to
 * one's own name, be it `free` or that of an owner who died: rename is atomic and fails for all but one, so there is no
 * moment in which a stale lock is removed and two processes make a new one.
 *
 * @throws {OAuthError} `lock_timeout`, naming the owner
 */
export async function acquireLock(directory: string, { timeout, duration }: LockOptions): Promise<HeldLock> {
  const giveUpAt = Date.now() + timeout;
  for (let pause = SHORTEST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const entry = await entryOf(directory);
    const owner = entry === undefined ? undefined : ownerOf(entry);
    if (entry !== undefined && (owner === undefined || isOver(owner))) {
      const own = ownName(Date.now() + duration);
      if (await renamed(join(directory, entry), join(directory, own))) return held(directory, own, duration);
    }
    if (Date.now() >= giveUpAt) throw lockTimeoutError(owner);
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
}

function held(directory: string, own: string, duration: number): HeldLock {
  const isHeld = async (): Promise<boolean> => (await entryOf(directory)) === own;
  return {
    lease: AbortSignal.timeout(Math.max(1, duration - Math.min(MARGIN, duration / 2))),
    isHeld,
    release: async () => {
      await renamed(join(directory, own), join(directory, FREE));
    },
    remove: async () => {
      // As a whole and at once: a directory without its entry would be no lock.
      const removed = `${directory}.${randomUUID()}.tmp`;
      if ((await isHeld()) && (await renamed(directory, removed))) await rm(removed, { recursive: true });
    },
  };
}

/** The one entry. Absent for the moment in which it is renamed, which a listing can miss. */
async function entryOf(directory: string): Promise<string | undefined> {
  try {
    const [entry] = await readdir(directory);
    if (entry !== undefined) return entry;
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
  await create(directory);
  return undefined;
}

/** Puts the directory in place with its entry in it, so that no one ever sees it without; not over one that has it. */
async function create(directory: string): Promise<void> {
  const draft = `${directory}.${randomUUID()}.tmp`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(draft, FREE), '', { mode: 0o600 });
    await renamed(draft, directory);
  } catch (error) {
    // The owner of the lock sweeps drafts away: then the directory is in place already.
    if (!isSystemError(error, 'ENOENT')) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** What the system says of a directory that is not empty; Windows also of a file that another process has open. */
const OCCUPIED = process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : ['ENOTEMPTY', 'EEXIST'];

/** Renames; false when another process was faster. */
async function renamed(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT', ...OCCUPIED)) return false;
    throw error;
  }
}

function lockTimeoutError(owner: LockOwner | undefined): OAuthError {
  const who = owner === undefined ? 'Another process' : `The process ${owner.pid} of ${owner.host}`;
  return new OAuthError(`${who} holds the lock of the token store.`, { code: 'lock_timeout' });
}
