import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { lstat, mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, join } from 'node:path';
import { OAuthError } from '../error/oauth-error.ts';
import { draftPath, isSystemError, removeFolder } from './draft.ts';

/** A lock that this process holds. */
export interface HeldLock {
  /** Aborts shortly before others may take the lock. */
  readonly lease: AbortSignal;
  /** Whether it is still held: a process that was suspended for longer than its lease has lost it. */
  isHeld(): Promise<boolean>;
  /** Lets the next process have it. */
  release(): Promise<void>;
  /** Releases it and takes its folder away; whoever waits for it makes a new one. */
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
/** All in milliseconds. What is left of the lease for the last write; of a short one half, or there would be no time to request tokens. */
const MARGIN = 5_000;
const SHORTEST_PAUSE = 2;
const LONGEST_PAUSE = 20;
/** Looks at a folder that has other things in it but no entry of a lock: one of them can miss an entry that is just renamed. */
const LOOKS = 10;

/**
 * Takes the lock that a folder stands for, among all processes that can see it.
 *
 * The folder holds one entry, ever: `free`, or the name of the owner. To take the lock is to rename that entry to
 * one's own name, be it `free` or that of an owner who died: rename is atomic and fails for all but one, so there is no
 * moment in which a stale lock is removed and two processes make a new one. Nothing else is ever renamed: a file, a link
 * or a folder of somebody else under this name is no lock.
 *
 * @throws {OAuthError} `lock_timeout`, naming the owner; `store_failed` when something else has the name
 */
export async function acquireLock(folder: string, { timeout, duration }: LockOptions): Promise<HeldLock> {
  const startedAt = performance.now();
  for (let looks = 0, pause = SHORTEST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const { entry, isForeign } = await look(folder);
    const owner = entry === undefined ? undefined : ownerOf(entry);
    if (entry !== undefined && (owner === undefined || isOver(owner))) {
      const own = ownName(Date.now() + duration);
      if (await renamed(join(folder, entry), join(folder, own))) return held(folder, own, duration);
    }
    if (isForeign && ++looks >= LOOKS) throw foreignError(folder);
    if (performance.now() - startedAt >= timeout) throw lockTimeoutError(owner);
    await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
  }
}

function held(folder: string, own: string, duration: number): HeldLock {
  const isHeld = async (): Promise<boolean> => (await look(folder)).entry === own;
  const release = async (): Promise<void> => {
    await renamed(join(folder, own), join(folder, FREE));
  };
  return {
    lease: AbortSignal.timeout(Math.max(1, duration - Math.min(MARGIN, duration / 2))),
    isHeld,
    release,
    remove: async () => {
      const names = await readdir(folder);
      if (names.length !== 1 || names[0] !== own) return release();
      // As a whole and at once: a folder without its entry would be no lock.
      const removed = draftPath(folder);
      if (await renamed(folder, removed)) await removeFolder(removed, isLockEntry);
    },
  };
}

/** What is in the folder. The entry is absent for the moment in which it is renamed, which a listing can miss. */
async function look(
  folder: string,
): Promise<{ readonly entry: string | undefined; readonly isForeign: boolean }> {
  try {
    const stats = await lstat(folder);
    if (!stats.isDirectory()) throw foreignError(folder);
    const names = await readdir(folder);
    const entry = names.find(isLockEntry);
    if (entry !== undefined) return { entry, isForeign: false };
    if (names.length > 0) return { entry, isForeign: true };
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
  await create(folder);
  return { entry: undefined, isForeign: false };
}

/** Puts the folder in place with its entry in it, so that no one ever sees it without; not over one that has something in it. */
async function create(folder: string): Promise<void> {
  const draft = draftPath(folder);
  await mkdir(draft, { recursive: true, mode: 0o700 });
  try {
    await writeFile(join(draft, FREE), '', { mode: 0o600 });
    await renamed(draft, folder);
  } catch (error) {
    // The owner of the lock sweeps drafts away: then the folder is in place already.
    if (!isSystemError(error, 'ENOENT')) throw error;
  } finally {
    await removeFolder(draft, isLockEntry);
  }
}

/** What the system says of a folder that is not empty; Windows also of a file that another process has open. */
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

/** Who holds a lock, and until when at most: milliseconds since 1970. */
interface LockOwner {
  readonly until: number;
  readonly pid: number;
  /** As a file name can hold it. */
  readonly host: string;
}

/** Whether a name is that of an entry: every other file is somebody else's. */
export function isLockEntry(name: string): boolean {
  return name === FREE || ownerOf(name) !== undefined;
}

/** Process ids mean something only here: on this host and, in a container, within its own namespace. */
const HERE = encodeURIComponent(`${hostname()}/${pidNamespace()}`).replaceAll('~', '%7E');

/** Returns a file name for this process as the owner, that no other lock has had. */
export function ownName(until: number): string {
  return ['held', Math.ceil(until), process.pid, HERE, randomUUID()].join('~');
}

/** Reads the owner from the file name; absent when it is no such name. */
function ownerOf(name: string): LockOwner | undefined {
  const [, until, pid, host] = /^held~(\d+)~(\d+)~([^~]+)~[\da-f-]{36}$/.exec(name) ?? [];
  return host === undefined ? undefined : { until: Number(until), pid: Number(pid), host };
}

/** Whether the owner holds the lock no longer: its time is over, or its process is gone. */
function isOver({ until, pid, host }: LockOwner): boolean {
  return Date.now() > until || (host === HERE && !isRunning(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0); // sends nothing
  } catch (error) {
    return !isSystemError(error, 'ESRCH');
  }
}

/** Linux only; elsewhere the host's name has to do. */
function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

function lockTimeoutError(owner: LockOwner | undefined): OAuthError {
  const who =
    owner === undefined
      ? 'Another process'
      : `The process ${owner.pid} of ${owner.host.replace(/%2F.*/, '')}`;
  return new OAuthError(`${who} holds the lock of the token store.`, { code: 'lock_timeout' });
}

function foreignError(folder: string): OAuthError {
  return new OAuthError(
    `${basename(folder)}, where the lock of the token store should be, is something else.`,
    {
      code: 'store_failed',
      hint: 'Another program uses this name: give the token store another path, or take away what is there.',
    },
  );
}
