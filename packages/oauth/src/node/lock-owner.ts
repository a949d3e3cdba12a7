import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { isSystemError } from './system-error.ts';

/** Who holds a lock, and until when at most. */
export interface LockOwner {
  readonly until: number;
  readonly pid: number;
  readonly host: string;
}

/** Process ids mean something only here: on this host and, in a container, within its own namespace. */
const HERE = `${hostname()}/${pidNamespace()}`;

/** A file name for this process as the owner, that no other lock has had. */
export function ownName(until: number): string {
  return ['held', until, process.pid, encodeURIComponent(HERE), randomUUID()].join('~');
}

/** Reads the owner from the file name; absent when nobody owns the lock. */
export function ownerOf(name: string): LockOwner | undefined {
  const [held, until, pid, host] = name.split('~');
  if (held !== 'held' || host === undefined) return undefined;
  return { until: Number(until), pid: Number(pid), host: decodeURIComponent(host) };
}

/** Whether the owner holds the lock no longer: its time is over, or its process is gone. */
export function isOver({ until, pid, host }: LockOwner): boolean {
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
