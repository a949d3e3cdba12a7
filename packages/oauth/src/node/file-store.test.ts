import { randomUUID } from 'node:crypto';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { publicClient } from '../server/client-kind.ts';
import { createOAuthClient } from '../client/oauth-client.ts';
import { tokenSource } from '../token-source/token-source.ts';
import { Tokens } from '../server/tokens.ts';
import { fileStore } from './file-store.ts';
import type { TokenStore } from '../stores/token-store.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauth-store-'));
  path = join(folder, 'config', 'tokens.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** What a process leaves behind that is killed while it writes. */
const deadDraft = (name: string): string => `${name}.${randomUUID()}.smart-me.tmp`;

const tokens = Tokens.fromResponse({ access_token: 'SECRET-access', expires_in: 3600 }, Date.now());
const oauth = createOAuthClient({ client: publicClient({ clientId: 'cli' }) });

describe('the file store', () => {
  test('keeps tokens for the next process', async () => {
    await tokenSource(oauth, { store: fileStore(path) }).signIn(tokens);
    expect(await tokenSource(oauth, { store: fileStore(path) }).authorization()).toBe('Bearer SECRET-access');
  });

  test('lets the owner alone read file and folder, also when the file was open to others before', async () => {
    const store = fileStore(path);
    await store.write('one');
    await chmod(path, 0o644);
    await store.write('two');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'config'))).mode & 0o777).toBe(0o700);
  });

  test('leaves nothing else behind, the drafts of the dead included', async () => {
    const store = fileStore(path);
    await store.write('one');
    await writeFile(deadDraft(path), 'SECRET-half');
    const deadLock = deadDraft(`${path}.lock`);
    await mkdir(deadLock);
    await writeFile(join(deadLock, 'free'), '');
    await store.exclusive?.(async () => store.write('two'));
    expect(await readFile(path, 'utf8')).toBe('two');
    expect((await readdir(join(folder, 'config'))).sort()).toEqual(['tokens.json', 'tokens.json.lock']);
  });

  test('never touches what is not its own, whatever it is called', async () => {
    const store = fileStore(path);
    await store.write('one');
    const files = [
      `${path}.mine`,
      `${path}.mine.tmp`,
      `${path}.${randomUUID()}.tmp`,
      `${path}.lock.${randomUUID()}.tmp`,
      `${path}.x.smart-me.tmp`,
      deadDraft(`${path}.backup`),
      `${deadDraft(path)}.backup`,
    ];
    for (const file of files) await writeFile(file, 'mine');
    const folders = [`${path}.tmp`, `${path}.mine2.tmp`, deadDraft(path), deadDraft(`${path}.lock`)];
    for (const each of folders) {
      await mkdir(each);
      await writeFile(join(each, 'notes.txt'), 'mine');
    }
    const link = deadDraft(path);
    await symlink(folders[0] ?? '', link);
    await store.exclusive?.(async () => {
      await store.reserve?.(100);
      await store.write('two');
      await store.clear();
    });
    for (const file of files) expect(await readFile(file, 'utf8')).toBe('mine');
    for (const each of folders) expect(await readFile(join(each, 'notes.txt'), 'utf8')).toBe('mine');
    expect(await readlink(link)).toBe(folders[0]);
  });

  test('does not turn what stands in the place of its lock into one', async () => {
    const store = fileStore(path);
    await store.write(tokens.serialize());
    await mkdir(join(folder, 'music'));
    await writeFile(join(folder, 'music', 'a song'), 'la');
    await symlink(join(folder, 'music'), `${path}.lock`);
    expect(await failureOf(tokenSource(oauth, { store }).signIn(tokens))).toMatchObject({
      code: 'store_failed',
      message: 'tokens.json.lock, where the lock of the token store should be, is something else.',
    });
    expect(await readdir(join(folder, 'music'))).toEqual(['a song']);
  });

  test('reserves room that the next text fills, and gives back what it does not need', async () => {
    const store = fileStore(path);
    const drafts = async (): Promise<number[]> => {
      const names = (await readdir(join(folder, 'config'))).filter((name) => name.endsWith('.tmp'));
      return Promise.all(names.map(async (name) => (await stat(join(folder, 'config', name))).size));
    };
    await store.exclusive?.(async () => {
      await store.reserve?.(5_000);
      expect(await drafts()).toEqual([5_000]);
      await store.write('short');
      expect(await drafts()).toEqual([]);
      expect(await readFile(path, 'utf8')).toBe('short');
      await store.reserve?.(10);
      await store.write('longer than what was reserved');
      expect(await readFile(path, 'utf8')).toBe('longer than what was reserved');
      await store.reserve?.(5_000);
    });
    expect(await drafts()).toEqual([]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('reads an empty file as nothing, and one without end no further than tokens go', async () => {
    await mkdir(join(folder, 'config'));
    await writeFile(path, '');
    expect(await fileStore(path).read()).toBe('');
    await writeFile(path, Buffer.alloc(5_000_000, 'x'));
    expect(await fileStore(path).read()).toHaveLength(2 ** 22);
  });

  test('has nothing before the first sign-in and after the sign-out', async () => {
    const store = fileStore(path);
    expect(await store.read()).toBeUndefined();
    const source = tokenSource(oauth, { store });
    await source.signIn(tokens);
    await writeFile(deadDraft(path), 'SECRET-half');
    await source.signOut();
    expect(await store.read()).toBeUndefined();
    expect(await readdir(join(folder, 'config'))).toEqual([]);
    expect(await failureOf(source.tokens())).toMatchObject({ code: 'sign_in_required' });
  });

  test('does not take something else for tokens, and does not quote it', async () => {
    await fileStore(path).write('{"access_token": "SECRET-access"');
    const error = await failureOf(tokenSource(oauth, { store: fileStore(path) }).tokens());
    expect(error).toMatchObject({
      code: 'store_failed',
      message: 'What the token store holds is not a token.',
    });
  });

  test('tells why it cannot be used', async () => {
    await writeFile(join(folder, 'config'), 'a file where a folder should be');
    expect(await failureOf(tokenSource(oauth, { store: fileStore(path) }).tokens())).toMatchObject({
      code: 'store_failed',
      message: expect.stringMatching(/^The token store could not read: E\w+\.$/) as unknown,
    });
  });

  test.each<[string, (late: TokenStore) => unknown]>([
    ['write', (late) => late.write('too late')],
    ['clear', (late) => late.clear()],
    ['reserve room', (late) => late.reserve?.(100)],
  ])('does not %s when it has lost its lock in the middle of a refresh', async (_what, operate) => {
    const late = fileStore(path, { lockDuration: 1 });
    const other = fileStore(path);
    const outcome = await failureOf(
      Promise.resolve(
        late.exclusive?.(async () => {
          await new Promise((resolve) => setTimeout(resolve, 5));
          await other.exclusive?.(async () => {
            await other.write('of the other');
          });
          await operate(late);
        }),
      ),
    );
    expect(outcome).toMatchObject({
      code: 'store_failed',
      message: 'The lock of the token store was lost before the tokens could be written.',
    });
    expect(await other.read()).toBe('of the other');
    expect((await readdir(join(folder, 'config'))).sort()).toEqual(['tokens.json', 'tokens.json.lock']);
  });

  test('keeps its lock for the next refresh once somebody has signed in again', async () => {
    const source = tokenSource(oauth, { store: fileStore(path) });
    await source.signIn(tokens);
    await source.signOut();
    await source.signIn(tokens);
    expect((await readdir(join(folder, 'config'))).sort()).toEqual(['tokens.json', 'tokens.json.lock']);
  });
});
