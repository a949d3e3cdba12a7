import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect } from '@jest/globals';
import { needing } from '@smart-me-tools/testing';
import { bodyOf, nthReading, post } from '../testing/deliveries.ts';
import { deliveryOf } from '../log/delivery.ts';
import { end, startReceiver } from '../testing/receiver-process.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import { openSpool } from './open-spool.ts';

const newPath = temporaryFiles();

const hasStrace = spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;

describe('a disk that fails to sync', () => {
  needing(hasStrace ? undefined : 'there is no strace that may trace').test(
    'has nothing acknowledged: 503 with Retry-After, and what was acknowledged before is there',
    async () => {
      const path = newPath();
      const healthy = await startReceiver(path);
      expect((await post(healthy.url, bodyOf(nthReading(1)))).status).toBe(204);
      await end(healthy, 'SIGKILL');

      const inject = ['-e', 'trace=fsync,fdatasync', '-e', 'inject=fsync,fdatasync:error=EIO'];
      const wrap = ['strace', '-f', '-o', '/dev/null', ...inject, '-P', `${path}-wal`];
      const failing = await startReceiver(path, { wrap });
      const responses = await Promise.all([2, 3, 4].map((n) => post(failing.url, bodyOf(nthReading(n)))));
      expect(responses.map(({ status, headers }) => [status, headers.get('retry-after')])).toEqual(
        Array.from({ length: 3 }, () => [503, '10']),
      );
      await end(failing, 'SIGKILL');

      const again = await startReceiver(path);
      for (const n of [2, 3, 4]) expect((await post(again.url, bodyOf(nthReading(n)))).status).toBe(204);
      await end(again, 'SIGKILL');
      await using log = await openSpool({ path });
      const bodies = [];
      for await (const { deliveries } of log.read('test', { signal: AbortSignal.timeout(120_000) })) {
        bodies.push(...deliveries.map(({ body }) => Buffer.from(body).toString('hex')));
        break;
      }
      expect(bodies.toSorted()).toEqual(
        [1, 2, 3, 4].map((n) => Buffer.from(bodyOf(nthReading(n))).toString('hex')).toSorted(),
      );
    },
  );
});

describe('a disk that is full', () => {
  const mount = `${process.env['TMPDIR'] ?? '/tmp'}/smart-me-tmpfs-${process.pid}`;
  mkdirSync(mount, { recursive: true });
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', mount]).status === 0;
  afterAll(() => {
    if (isMounted) spawnSync('umount', ['-l', mount]);
    rmSync(mount, { recursive: true, force: true });
  });

  needing(isMounted ? undefined : 'a small tmpfs cannot be mounted').test(
    'refuses what it cannot store, keeps what it has, and takes again when there is room',
    async () => {
      const ballast = join(mount, 'ballast');
      writeFileSync(ballast, new Uint8Array(6_000_000));
      const path = join(mount, 'spool.db');
      const log = await openSpool({ path, minFreeBytes: 0 });
      const stored: number[] = [];
      const delivery = (n: number) =>
        deliveryOf({ body: new Uint8Array(50_000).fill(n), receivedAt: new Date() });
      let failure: unknown;
      for (let n = 1; failure === undefined && n < 200; n++) {
        await log.append(delivery(n)).then(
          () => stored.push(n),
          (error: unknown) => (failure = error),
        );
      }
      expect(failure).toMatchObject({ code: 'full' });
      expect(stored.length).toBeGreaterThan(3);
      rmSync(ballast);
      await until(async () => {
        const n = stored.length + 1;
        const outcome = await log.append(delivery(n)).catch(() => undefined);
        if (outcome !== undefined) stored.push(n);
        return outcome !== undefined;
      });
      await log[Symbol.asyncDispose]();
      const again = await openSpool({ path, minFreeBytes: 0 });
      const found: number[] = [];
      for await (const batch of again.read('test', { signal: AbortSignal.timeout(120_000) })) {
        found.push(...batch.deliveries.map(({ body }) => body[0] ?? 0));
        break;
      }
      expect(found).toEqual(stored);
      await again[Symbol.asyncDispose]();
    },
  );
});
