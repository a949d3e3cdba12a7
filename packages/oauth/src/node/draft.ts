import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isErrorLike } from '@smart-me/api-core/http';

// What becomes a file or a lock as a whole is made under a name of its own first. The name says what it is the draft of,
// to the letter, so that drafts of processes that died are found again, and nothing else is taken for one.

/** Returns the path of a new draft, beside what it is to become. */
export function draftPath(path: string): string {
  return `${path}.${randomUUID()}.smart-me.tmp`;
}

/**
 * Removes drafts of processes that died in the middle. Call it as the one writer: then none of them is in use. A folder
 * goes only when it is empty but for entries of its own kind.
 */
export async function sweepDrafts(
  path: string,
  isEntry: (name: string) => boolean = () => false,
): Promise<void> {
  const folder = dirname(path);
  const prefix = `${basename(path)}.`;
  for (const draft of await readdir(folder, { withFileTypes: true })) {
    const { name } = draft;
    if (!name.startsWith(prefix) || !/^[\da-f-]{36}\.smart-me\.tmp$/.test(name.slice(prefix.length)))
      continue;
    if (draft.isFile()) await rm(join(folder, name), { force: true });
    if (draft.isDirectory()) await removeFolder(join(folder, name), isEntry);
  }
}

/** Removes a folder with its entries, and leaves it when there is more in it. */
export async function removeFolder(path: string, isEntry: (name: string) => boolean): Promise<void> {
  try {
    for (const name of await readdir(path)) if (isEntry(name)) await rm(join(path, name), { force: true });
    await rmdir(path);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

/** A file that waits to take the place of another one. */
export interface FileDraft {
  /** Replaces the file with this text. */
  commit(text: string): Promise<void>;
  /** Gives it up. Does nothing after a commit. */
  discard(): Promise<void>;
}

/**
 * Begins to replace a file as a whole, mode 0600: whoever reads it meanwhile, and whoever starts after a power cut, finds
 * the old text or the new one. The draft takes up `room` bytes on the disk, so a text of that size finds its place there.
 */
export async function fileDraft(path: string, room = 0): Promise<FileDraft> {
  const draft = draftPath(path);
  const discard = (): Promise<void> => rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(' '.repeat(room));
    await file.sync();
  } catch (error) {
    await discard();
    throw error;
  } finally {
    await file.close();
  }
  return {
    commit: async (text) => {
      try {
        await overwrite(draft, Buffer.from(text));
        await rename(draft, path);
      } catch (error) {
        await discard();
        throw error;
      }
      await syncFolder(dirname(path));
    },
    discard,
  };
}

/** Over the bytes that are there, which need no new room; what is left of them is cut off. */
async function overwrite(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  try {
    for (let at = 0; at < bytes.length;)
      at += (await file.write(bytes, at, bytes.length - at, at)).bytesWritten;
    await file.truncate(bytes.length);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is on disk when its folder is. Windows cannot open folders and needs it not. */
async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  } catch (error) {
    if (!isSystemError(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL')) throw error;
  }
}

/** Whether a fault is one of the operating system's, with one of these codes. */
export function isSystemError(fault: unknown, ...codes: readonly string[]): boolean {
  const code = isErrorLike(fault) ? fault.code : undefined;
  return typeof code === 'string' && codes.includes(code);
}
