import { randomUUID } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from './system-error.ts';

/**
 * Replaces a file as a whole, mode 0600: whoever reads it meanwhile, and whoever starts after a power cut, finds the old
 * text or the new one. One writer at a time.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  await sweepDrafts(path);
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Drafts of processes that died in the middle: there is one writer at a time, so none of them is in use. */
export async function sweepDrafts(path: string): Promise<void> {
  const prefix = `${basename(path)}.`;
  for (const name of await readdir(dirname(path))) {
    if (!name.startsWith(prefix) || !name.endsWith('.tmp')) continue;
    await rm(join(dirname(path), name), { recursive: true, force: true });
  }
}

/** A rename is on disk when its directory is. Windows cannot open directories and needs it not. */
async function syncDirectory(path: string): Promise<void> {
  try {
    const directory = await open(path, 'r');
    try {
      await directory.sync();
    } finally {
      await directory.close();
    }
  } catch (error) {
    if (!isSystemError(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL')) throw error;
  }
}
