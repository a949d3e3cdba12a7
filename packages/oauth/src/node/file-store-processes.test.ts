import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type RotatingServer, startRotatingServer } from '@smart-me-tools/testing';
import { Tokens } from '../server/tokens.ts';
import { fileStore } from './file-store.ts';

/** `OAUTH_LONG_TESTS=1` makes the runs ten times as long. */
const LENGTH = process.env['OAUTH_LONG_TESTS'] === '1' ? 10 : 1;
const PROCESSES = 8;
const worker = fileURLToPath(new URL('../testing/file-store-worker.main.ts', import.meta.url));
/** What Node has stripped and compiled once: the workers start quicker with it. */
const COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/node-compile-cache', import.meta.url));

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauth-processes-'));
  path = join(folder, 'tokens.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** What a worker ended with: its exit code, the signal that killed it, or what it complained of. */
async function outcomeOf(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += String(chunk);
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  return complaint === '' ? String(code ?? signal) : complaint;
}

function start(server: RotatingServer, file = path): ChildProcess {
  const args = ['--conditions=@smart-me/source', worker, server.url, file];
  return spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: COMPILE_CACHE },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Stores the tokens that a server begins with. */
async function signIn(server: RotatingServer, file = path): Promise<void> {
  const tokens = Tokens.fromResponse({ ...server.first, expires_in: 3600 }, Date.now());
  await fileStore(file).write(tokens.serialize());
}

/** Reads the file over and over until told to stop: each time it must hold whole tokens. Returns how often. */
function watch(): { readonly stop: () => Promise<number> } {
  const stopping = new AbortController();
  const reading = (async () => {
    let reads = 0;
    for (; !stopping.signal.aborted; reads++) {
      Tokens.parse(await readFile(path, 'utf8'));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    return reads;
  })();
  return {
    stop: () => {
      stopping.abort();
      return reading;
    },
  };
}

describe('processes that share a file', () => {
  test(
    'refresh the tokens once for all at each of 120 ends, and lose no rotation',
    async () => {
      const expiries = 120 * LENGTH;
      await using server = await startRotatingServer({ callsPerToken: 4, expiries: expiries + 1 });
      await signIn(server);
      const watcher = watch();
      const outcomes = await Promise.all(Array.from({ length: PROCESSES }, () => outcomeOf(start(server))));
      expect(await watcher.stop()).toBeGreaterThan(0);
      expect(outcomes).toEqual(Array.from({ length: PROCESSES }, () => '0'));
      // The last end is the one that the workers stop at.
      expect(server.rotations).toEqual({
        expiries: expiries + 1,
        refreshes: expiries,
        reissues: 0,
        faults: [],
      });
    },
    60_000 * LENGTH,
  );

  test(
    'leave those alone whose file has a name that begins like theirs: none of 150 refreshes is lost',
    async () => {
      const expiries = 75 * LENGTH;
      await using one = await startRotatingServer({ callsPerToken: 2, expiries: expiries + 1 });
      await using other = await startRotatingServer({ callsPerToken: 2, expiries: expiries + 1 });
      const [home, backup] = [join(folder, 'home'), join(folder, 'home.backup')];
      await signIn(one, home);
      await signIn(other, backup);
      const outcomes = await Promise.all(
        [1, 2, 3].flatMap(() => [outcomeOf(start(one, home)), outcomeOf(start(other, backup))]),
      );
      expect(outcomes).toEqual(['0', '0', '0', '0', '0', '0']);
      const whole = { expiries: expiries + 1, refreshes: expiries, reissues: 0, faults: [] };
      expect([one.rotations, other.rotations]).toEqual([whole, whole]);
      expect((await readdir(folder)).sort()).toEqual([
        'home',
        'home.backup',
        'home.backup.lock',
        'home.lock',
      ]);
    },
    60_000 * LENGTH,
  );

  test(
    'go on when processes are killed at any moment',
    async () => {
      const expiries = 60 * LENGTH;
      const kills = 6 * LENGTH;
      await using server = await startRotatingServer({ callsPerToken: 4, expiries: expiries + 1 });
      await signIn(server);
      const watcher = watch();
      let killed = 0;
      const place = async (): Promise<string[]> => {
        const child = start(server);
        const outcome = outcomeOf(child);
        const target = server.rotations.refreshes + 1 + Math.floor(Math.random() * 8);
        while (child.exitCode === null && killed < kills && server.rotations.refreshes < target) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
        }
        if (child.exitCode !== null || killed >= kills) return [await outcome];
        killed += 1;
        child.kill('SIGKILL');
        return [await outcome, ...(await place())];
      };
      const outcomes = (await Promise.all(Array.from({ length: PROCESSES / 2 }, place))).flat();
      expect(await watcher.stop()).toBeGreaterThan(0);
      expect(outcomes.filter((outcome) => outcome !== '0' && outcome !== 'SIGKILL')).toEqual([]);
      const { refreshes, reissues, faults } = server.rotations;
      expect(faults).toEqual([]);
      expect(reissues).toBeLessThanOrEqual(killed);
      expect(refreshes - reissues).toBe(expiries);
    },
    60_000 * LENGTH,
  );
});
