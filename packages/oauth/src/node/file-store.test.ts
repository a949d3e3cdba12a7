import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publicClient } from '../client-kind.ts';
import { createOAuthClient } from '../oauth-client.ts';
import { failure } from '../testing/failure.ts';
import { tokenSource } from '../token-source/token-source.ts';
import { Tokens } from '../tokens.ts';
import { fileStore } from './file-store.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauth-store-'));
  path = join(folder, 'config', 'tokens.json');
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

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
    await writeFile(`${path}.dead.tmp`, 'SECRET-half');
    await writeFile(`${path}.mine`, 'not a draft');
    await store.write('two');
    expect(await readFile(path, 'utf8')).toBe('two');
    expect((await readdir(join(folder, 'config'))).sort()).toEqual(['tokens.json', 'tokens.json.mine']);
  });

  test('has nothing before the first sign-in and after the sign-out', async () => {
    const store = fileStore(path);
    expect(await store.read()).toBeUndefined();
    const source = tokenSource(oauth, { store });
    await source.signIn(tokens);
    await writeFile(`${path}.dead.tmp`, 'SECRET-half');
    await source.signOut();
    expect(await store.read()).toBeUndefined();
    expect(await readdir(join(folder, 'config'))).toEqual([]);
    expect(await failure(source.tokens())).toMatchObject({ code: 'sign_in_required' });
  });

  test('does not take something else for tokens, and does not quote it', async () => {
    await fileStore(path).write('{"access_token": "SECRET-access"');
    const error = await failure(tokenSource(oauth, { store: fileStore(path) }).tokens());
    expect(error).toMatchObject({
      code: 'store_failed',
      message: 'What the token store holds is not a token.',
    });
  });

  test('tells why it cannot be used', async () => {
    await writeFile(join(folder, 'config'), 'a file where a folder should be');
    expect(await failure(tokenSource(oauth, { store: fileStore(path) }).tokens())).toMatchObject({
      code: 'store_failed',
      message: expect.stringMatching(/^The token store could not read: E\w+\.$/) as unknown,
    });
  });

  test('does not write when it has lost its lock in the middle of a renewal', async () => {
    const late = fileStore(path, { lockDuration: -1 });
    const other = fileStore(path);
    const outcome = await failure(
      Promise.resolve(
        late.exclusive?.(async () => {
          await other.exclusive?.(async () => {
            await other.write('of the other');
          });
          await late.write('too late');
        }),
      ),
    );
    expect(outcome).toMatchObject({ code: 'store_failed' });
    expect(await other.read()).toBe('of the other');
  });
});
