import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { failureOf, needing } from '@smart-me-tools/testing';
import { publicClient } from '../server/client-kind.ts';
import { createOAuthClient } from '../client/oauth-client.ts';
import {
  freshTokens,
  startAuthorizationServer,
  type TestAuthorizationServer,
} from '../testing/authorization-server.ts';
import { manualClock, type ManualClock } from '../testing/manual-clock.ts';
import { type TokenSource, tokenSource } from '../token-source/token-source.ts';
import { Tokens } from '../server/tokens.ts';
import { fileStore } from './file-store.ts';

// A disk of 64 kB in memory: full is what the system calls full. Only the administrator may mount one.

const HOUR = 3_600_000;
let disk: string;
let path: string;
let server: TestAuthorizationServer;
let clock: ManualClock;

const mount = (folder: string): boolean =>
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0;

const canMount = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-mount-'));
  try {
    return mount(folder) && spawnSync('umount', [folder]).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
})();

beforeEach(async () => {
  disk = await mkdtemp(join(tmpdir(), 'oauth-disk-'));
  if (canMount) mount(disk);
  path = join(disk, 'tokens.json');
  server = await startAuthorizationServer();
  clock = manualClock();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  if (canMount) spawnSync('umount', [disk]);
  await rm(disk, { recursive: true });
});

/** Writes until nothing goes in any more. */
async function fill(): Promise<void> {
  const file = await open(join(disk, 'filler'), 'w');
  try {
    for (let size = 4_096; size > 0;) {
      await file.write(Buffer.alloc(size)).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'ENOSPC' });
        size = Math.floor(size / 2);
      });
    }
  } finally {
    await file.close();
  }
}

/** A person's token source whose tokens have just ended. */
async function endedSession(): Promise<TokenSource> {
  const client = publicClient({ clientId: 'cli' });
  const source = tokenSource(createOAuthClient({ client, baseUrl: server.url, clock }), {
    store: fileStore(path),
  });
  const first = { access_token: 'first', expires_in: 3600, refresh_token: 'refresh-1' };
  await source.signIn(Tokens.fromResponse(first, clock.now()));
  clock.advance(HOUR);
  return source;
}

needing(canMount ? undefined : 'no tmpfs can be mounted here').describe('on a full disk', () => {
  test('no refresh token is used up, and once there is room the refresh goes on', async () => {
    const source = await endedSession();
    await fill();
    expect(await failureOf(source.tokens())).toMatchObject({
      code: 'store_failed',
      message: 'The token store could not reserve room: ENOSPC.',
    });
    expect(server.requests).toHaveLength(0);
    await rm(join(disk, 'filler'));
    server.respondWith({ json: freshTokens({ access_token: 'second', refresh_token: 'refresh-2' }) });
    expect(await source.authorization()).toBe('Bearer second');
    expect(server.requests.map(({ form }) => form.get('refresh_token'))).toEqual(['refresh-1']);
  });

  test('the new tokens are kept when the disk fills up while they are on their way', async () => {
    const source = await endedSession();
    const access_token = 'a'.repeat(3_000);
    server.respondWith(async () => {
      await fill();
      return { json: freshTokens({ access_token, refresh_token: 'refresh-2' }) };
    });
    expect(await source.authorization()).toBe(`Bearer ${access_token}`);
    expect(Tokens.parse(await readFile(path, 'utf8'))).toMatchObject({
      accessToken: access_token,
      refreshToken: 'refresh-2',
    });
  });
});
