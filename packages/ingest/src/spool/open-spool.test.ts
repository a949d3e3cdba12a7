import { readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from '@jest/globals';
import type { DeliveryLog } from '../log/delivery-log.ts';
import { type Delivery, deliveryOf } from '../log/delivery.ts';
import { testLog } from '../log/test-log.ts';
import { openStore } from '../store/open-store.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import { openSpool, type SpoolOptions } from './open-spool.ts';

const newPath = temporaryFiles();

async function open(options: Omit<SpoolOptions, 'path'> = {}): Promise<DeliveryLog> {
  return openSpool({ path: newPath(), ...options });
}

const delivery = (n: number, receivedAt = new Date()): Delivery =>
  deliveryOf({ body: new Uint8Array(1000).fill(n), receivedAt });

/** Reads what there is, and is done with it. */
async function readAll(log: DeliveryLog, consumer: string): Promise<number> {
  let count = 0;
  const { consumers, deliveries } = await log.status();
  const waiting = consumers[consumer]?.waiting ?? deliveries;
  if (waiting === 0) return 0;
  for await (const batch of log.read(consumer, { signal: AbortSignal.timeout(120_000) })) {
    count += batch.deliveries.length;
    await batch.done();
    if (count >= waiting) break;
  }
  return count;
}

describe('the contract', () => {
  testLog({
    test,
    open: async () => {
      const path = newPath();
      const log = await openSpool({ path });
      return {
        log,
        reopen: () => openSpool({ path }),
        [Symbol.asyncDispose]: () => log[Symbol.asyncDispose](),
      };
    },
  });
});

describe('a spool', () => {
  test('survives the machine, and only its owner can read the file', async () => {
    const path = newPath();
    await using log = await openSpool({ path });
    expect(log.survives).toBe('machine');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test.each(['', ':memory:'])('cannot be at %p, where it would not outlive the process', async (path) => {
    await expect(openSpool({ path })).rejects.toThrow(TypeError);
  });

  test('that cannot be opened says so', async () => {
    await expect(openSpool({ path: join(dirname(newPath()), 'missing', 'x.db') })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/x\.db cannot be used: (ENOENT|unable)/),
    });
  });

  test('of something else is left as it is, and one of a newer version, too', async () => {
    const other = newPath();
    const database = new DatabaseSync(other);
    database.exec('CREATE TABLE address (name TEXT)');
    database.close();
    const before = await readFile(other);
    const ofSomethingElse = { code: 'misuse', message: expect.stringContaining('something else') };
    await expect(openSpool({ path: other })).rejects.toMatchObject(ofSomethingElse);
    await expect(openStore({ path: other })).rejects.toMatchObject(ofSomethingElse);
    expect(await readFile(other)).toEqual(before);

    const text = newPath();
    await writeFile(text, 'to do: read the meters\n');
    await expect(openStore({ path: text })).rejects.toMatchObject({ code: 'misuse' });
    expect(await readFile(text, 'utf8')).toBe('to do: read the meters\n');

    const path = newPath();
    await (await openSpool({ path }))[Symbol.asyncDispose]();
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 2');
    newer.close();
    await expect(openSpool({ path })).rejects.toMatchObject({
      code: 'misuse',
      message: expect.stringContaining('newer version'),
    });
  });

  test.each([{ keepFor: NaN }, { maxBytes: -1 }, { minFreeBytes: Infinity }, { maxSetAside: 1.5 }])(
    'takes no limit of %j',
    async (limit) => {
      const [name = ''] = Object.keys(limit);
      await expect(openSpool({ path: newPath(), ...limit })).rejects.toThrow(new RegExp(`^${name} is `));
    },
  );

  test('tells how many wait without counting those that came twice', async () => {
    await using log = await openSpool({ path: newPath() });
    const first = delivery(1);
    for (const one of [first, first, first, delivery(2)]) await log.append(one);
    for await (const batch of log.read('sink', { signal: AbortSignal.timeout(10_000), limit: 1 })) {
      expect((await log.status()).consumers['sink']?.waiting).toBe(2);
      await batch.done();
      expect((await log.status()).consumers['sink']?.waiting).toBe(1);
      break;
    }
  });

  test('has the room back that another process has made in the same file', async () => {
    const path = newPath();
    const body = new Uint8Array(1000);
    await using log = await openSpool({ path, maxBytes: 1500 });
    await log.append(deliveryOf({ body, receivedAt: new Date(0) }));
    await expect(log.append(delivery(1))).rejects.toMatchObject({ code: 'full' });
    await using other = await openSpool({ path, keepFor: 0 });
    for await (const batch of other.read('sink', { signal: AbortSignal.timeout(10_000) })) {
      await batch.done();
      break;
    }
    await until(async () => (await log.status()).deliveries === 0);
    expect(await log.append(delivery(1))).toBe('stored');
  });

  test('refuses more than it may hold, and drops nothing that is not read', async () => {
    await using log = await open({ maxBytes: 5 * 1100 });
    for (const n of [1, 2, 3, 4, 5]) await log.append(delivery(n));
    await expect(log.append(delivery(6))).rejects.toMatchObject({ code: 'full' });
    expect(await readAll(log, 'sink')).toBe(5);
    // Read by everybody, so it makes room before `keepFor` is over.
    await settled(async () => (await log.status()).deliveries < 5);
    expect(await log.append(delivery(6))).toBe('stored');
    expect(await readAll(log, 'sink')).toBe(1);
  });

  test('keeps room on the disk', async () => {
    await using log = await open({ minFreeBytes: Number.MAX_SAFE_INTEGER });
    await expect(log.append(delivery(1))).rejects.toMatchObject({
      code: 'full',
      message: expect.stringMatching(/^The disk of /),
    });
  });

  test('removes what every consumer has read, once keepFor is over', async () => {
    await using log = await open({ keepFor: 60_000 });
    const old = new Date(Date.now() - 61_000);
    await log.append(delivery(1, old));
    await log.append(delivery(2, old));
    await log.append(delivery(3));
    for await (const batch of log.read('slow', { signal: AbortSignal.timeout(120_000), limit: 1 })) {
      await batch.done();
      break;
    }
    await settled(async () => (await log.status()).deliveries === 2);
    expect(await readAll(log, 'quick')).toBe(2);
    expect((await log.status()).deliveries).toBe(2);
    await readAll(log, 'slow');
    await settled(async () => (await log.status()).deliveries === 1);
    expect((await log.status()).consumers).toMatchObject({ quick: { waiting: 0 }, slow: { waiting: 0 } });
  });

  test('removes nothing while it has no consumer', async () => {
    await using log = await open({ keepFor: 0 });
    await log.append(delivery(1));
    await log.quarantine(delivery(9), 'to let a sweep run');
    expect(await readAll(log, 'first')).toBe(1);
  });

  test('keeps the quarantine bounded: the oldest make room', async () => {
    await using log = await open({ maxSetAside: 2 });
    for (const n of [1, 2, 3]) await log.quarantine(delivery(n), `reason ${n}`);
    const reasons = await Array.fromAsync(log.quarantined(), ({ reason }) => reason);
    expect(reasons).toEqual(['reason 2', 'reason 3']);
  });

  test('refuses more dead letters than it may hold, so that the consumer stops', async () => {
    await using log = await open({ maxSetAside: 1 });
    for (const n of [1, 2]) await log.append(delivery(n));
    for await (const batch of log.read('sink', { signal: AbortSignal.timeout(120_000) })) {
      await batch.refuse(delivery(1).id, 'first');
      await expect(batch.refuse(delivery(2).id, 'second')).rejects.toMatchObject({ code: 'full' });
      break;
    }
  });

  test('stores a turn of the event loop with one commit', async () => {
    await using log = await open();
    const before = (await log.status()).deliveries;
    const appends = [1, 2, 3].map((n) => log.append(delivery(n)));
    // None is stored before the turn is over, and then all of them are.
    expect((await log.status()).deliveries).toBe(before);
    await Promise.race(appends);
    await Promise.resolve();
    expect((await log.status()).deliveries).toBe(3);
  });
});

/** Waits until it is so; the test's own timeout ends it otherwise. */
async function settled(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}
