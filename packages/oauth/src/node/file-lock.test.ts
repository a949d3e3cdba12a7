import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { cp, lstat, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { acquireLock, ownName } from './file-lock.ts';

const options = { timeout: 10_000, duration: 60_000 };
let folder: string;
let lock: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauth-lock-'));
  lock = join(folder, 'tokens.json.lock');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Puts a lock in place that somebody else holds. */
async function heldBy(name: string): Promise<void> {
  await mkdir(lock);
  await writeFile(join(lock, name), '');
}

/** Every entry below a folder, with its kind, size and time of change. */
async function contentOf(path: string): Promise<unknown[]> {
  const entries = await readdir(path, { recursive: true });
  return Promise.all(
    entries.sort().map(async (entry) => {
      const { mode, size, mtimeMs } = await lstat(join(path, entry));
      return [entry, mode, size, mtimeMs];
    }),
  );
}

describe('the lock of a file', () => {
  test.each([
    ['released', 'release', ['tokens.json.lock']],
    ['taken away', 'remove', []],
  ] as const)('is held by one at a time, also when it is %s each time', async (_, letGo, left) => {
    let inside = 0;
    let most = 0;
    const visit = async (): Promise<void> => {
      const held = await acquireLock(lock, options);
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside -= 1;
      await held[letGo]();
    };
    await Promise.all(Array.from({ length: 20 }, visit));
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual(left);
  });

  test('names the process that does not let go', async () => {
    const held = await acquireLock(lock, options);
    expect(await failureOf(acquireLock(lock, { ...options, timeout: 30 }))).toMatchObject({
      code: 'lock_timeout',
      message: expect.stringContaining(`The process ${process.pid} of ${hostname()}`) as unknown,
    });
    expect(await held.isHeld()).toBe(true);
    await held.release();
  });

  test('is taken over at once from a process that has died', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['--version']);
    await heldBy(ownName(Date.now() + 60_000).replace(`~${process.pid}~`, `~${dead}~`));
    const held = await acquireLock(lock, { ...options, timeout: 0 });
    expect(await held.isHeld()).toBe(true);
  });

  test.each([
    ['a link to a folder', async (other: string) => symlink(other, lock)],
    ['a link to nothing', async () => symlink(join(folder, 'nothing'), lock)],
    ['a file', async () => writeFile(lock, 'mine')],
    ['a folder with something else in it', async (other: string) => cp(other, lock, { recursive: true })],
  ])('is not made of %s, which stays as it is', async (_what, make) => {
    const other = join(folder, 'other');
    await mkdir(join(other, 'folder'), { recursive: true });
    await writeFile(join(other, 'notes.txt'), 'mine');
    await writeFile(join(other, 'held'), 'mine');
    await make(other);
    const before = await contentOf(folder);
    expect(await failureOf(acquireLock(lock, options))).toMatchObject({
      code: 'store_failed',
      message: 'tokens.json.lock, where the lock of the token store should be, is something else.',
    });
    expect(await contentOf(folder)).toEqual(before);
  });

  test('is taken though something else lies in its folder, which stays there', async () => {
    await (await acquireLock(lock, options)).release();
    await writeFile(join(lock, '.DS_Store'), 'mine');
    const held = await acquireLock(lock, options);
    expect(await held.isHeld()).toBe(true);
    await held.remove();
    expect((await readdir(lock)).sort()).toEqual(['.DS_Store', 'free']);
  });

  test('is made anew when its folder is empty, as after a clean-up', async () => {
    await mkdir(lock);
    const held = await acquireLock(lock, options);
    expect(await held.isHeld()).toBe(true);
  });

  test('is not taken from a process of another machine before its time is over', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['--version']);
    const elsewhere = ownName(Date.now() + 60_000).replace(/~\d+~[^~]+~([^~]+)$/, `~${dead}~another%2F~$1`);
    await heldBy(elsewhere);
    expect(await failureOf(acquireLock(lock, { ...options, timeout: 30 }))).toMatchObject({
      code: 'lock_timeout',
    });
  });

  test('is taken over from whoever holds it for longer than agreed, and that one notices', async () => {
    const late = await acquireLock(lock, { ...options, duration: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const held = await acquireLock(lock, options);
    expect(await late.isHeld()).toBe(false);
    await late.release();
    expect(await held.isHeld()).toBe(true);
  });

  test('is not waited for longer than told', async () => {
    const held = await acquireLock(lock, options);
    const waiting = failureOf(acquireLock(lock, { ...options, timeout: 20 }));
    await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    await held.release();
    expect(await waiting).toMatchObject({ code: 'lock_timeout' });
  });

  test('is not taken for something else while its entry is renamed', async () => {
    await mkdir(lock);
    await writeFile(join(lock, '.DS_Store'), 'mine');
    const taking = acquireLock(lock, options);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await writeFile(join(lock, 'free'), '');
    expect(await (await taking).isHeld()).toBe(true);
  });

  test('is not taken away from whoever has it by now', async () => {
    const late = await acquireLock(lock, { ...options, duration: 1 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const held = await acquireLock(lock, options);
    await late.remove();
    expect(await held.isHeld()).toBe(true);
  });

  test('tells its owner to stop before others may take it', async () => {
    const held = await acquireLock(lock, { ...options, duration: 1_000 });
    await once(held.lease, 'abort');
    expect(await failureOf(acquireLock(lock, { ...options, timeout: 0 }))).toMatchObject({
      code: 'lock_timeout',
    });
  });

  test('leaves time to ask for tokens, however short it may be held', async () => {
    for (const duration of [1_000, 5_000, 60_000]) {
      const held = await acquireLock(lock, { ...options, duration });
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(held.lease.aborted).toBe(false);
      await held.release();
    }
  });

  test('is taken though the drafts of it are swept away a few times', async () => {
    let swept = 0;
    let isTaken = false;
    const sweep = async (): Promise<void> => {
      while (swept < 5 && !isTaken) {
        for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.tmp'))) {
          rmSync(join(folder, name), { recursive: true, force: true });
          swept += 1;
        }
        await new Promise(setImmediate);
      }
    };
    const taking = acquireLock(lock, options).finally(() => {
      isTaken = true;
    });
    const [held] = await Promise.all([taking, sweep()]);
    expect(await held.isHeld()).toBe(true);
  });

  test('goes to one of many that take over at the same time', async () => {
    for (let round = 0; round < 8; round++) {
      await heldBy(ownName(Date.now() - 1));
      const results = await Promise.allSettled(
        Array.from({ length: 8 }, () => acquireLock(lock, { ...options, timeout: 0 })),
      );
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      await rm(lock, { recursive: true });
    }
  });
});
