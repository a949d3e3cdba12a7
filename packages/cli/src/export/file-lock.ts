import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemCode } from '@smart-me/api-core/http';
import { CommandError, UsageError } from '../failure/command-error.ts';

/** Keeps a second run away from a file. */
export interface FileLock {
  release(): Promise<void>;
}

/** Who holds a lock, as its file says. */
interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** A lock without a word in it is being written, unless it is older than this (milliseconds): its process was killed before. */
const WRITTEN_WITHIN = 5_000;
/** Milliseconds until it is looked at again. */
const WRITTEN_SOON = 50;

/**
 * Takes the lock of a file: `FILE.lock`, which names process and machine. The lock of a process that is gone, because somebody has
 * killed it, is taken over, after some seconds if it was killed before it had written its name.
 *
 * @param what the file as a person knows it
 * @throws CommandError while another process holds it; UsageError when there is no such folder
 */
export async function lockFile(path: string, what: string): Promise<FileLock> {
  const lock = `${path}.lock`;
  const stale = `${lock}.stale`;
  const holder: Holder = { pid: process.pid, host: hostname() };
  let waited = 0;
  for (;;) {
    const taken = await writeFile(lock, JSON.stringify(holder), { flag: 'wx' }).then(
      () => true,
      (error: unknown) => {
        if (systemCode(error) === 'EEXIST') return false;
        if (systemCode(error) !== 'ENOENT') throw error;
        throw new UsageError(`there is no folder ${dirname(path)}`, 'Make it first, or give another --out.', {
          cause: error,
        });
      },
    );
    if (taken) {
      return {
        release: async () => {
          await Promise.all([rm(lock, { force: true }), rm(stale, { force: true })]);
        },
      };
    }
    const text = await readFile(lock, 'utf8').catch(ifThere);
    if (text === undefined) continue;
    const other = holderIn(text);
    // However far the clock of a file server is ahead.
    if (other === undefined && waited < WRITTEN_WITHIN && (await isNew(lock))) {
      waited += WRITTEN_SOON;
      await delay(WRITTEN_SOON);
      continue;
    }
    if (other !== undefined && isAlive(other)) throw heldBy(other, lock, what);
    // Of two that find it stale, one moves it away; the other must not move away what the first has put there since.
    await rename(lock, stale).catch(ifThere);
    const moved = await readFile(stale, 'utf8').catch(ifThere);
    if (moved !== undefined && moved !== text) {
      await rename(stale, lock);
      throw heldBy(holderIn(moved), lock, what);
    }
  }
}

async function isNew(lock: string): Promise<boolean> {
  const state = await stat(lock).catch(ifThere);
  return state !== undefined && Date.now() - state.mtimeMs < WRITTEN_WITHIN;
}

function isAlive({ pid, host }: Holder): boolean {
  // Whether a process of another machine is alive cannot be seen from here.
  if (host !== hostname()) return true;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function heldBy(holder: Holder | undefined, lock: string, what: string): CommandError {
  const { pid, host } = holder ?? {};
  const where = host === undefined || host === hostname() ? '' : ` on ${host}`;
  return new CommandError(
    `another run writes ${what}${pid === undefined ? '' : ` (process ${pid}${where})`}`,
    `Wait until it has ended, or give another --out. If no such run is left, delete ${lock}`,
  );
}

function holderIn(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('host' in value))
      return undefined;
    const { pid, host } = value;
    return typeof host === 'string' && Number.isSafeInteger(pid) ? { pid: Number(pid), host } : undefined;
  } catch {
    return undefined;
  }
}

function ifThere(error: unknown): undefined {
  if (systemCode(error) !== 'ENOENT') throw error;
}
