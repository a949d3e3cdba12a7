import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { IDBFactory } from 'fake-indexeddb';
import { failureOf } from '@smart-me-tools/testing';
import { provideGlobals, tabLocks } from '../testing/page.ts';
import { indexedDbStore, type IndexedDbStoreOptions } from './indexed-db-store.ts';

// With the IndexedDB of a browser, in its tabs and workers: tools/browser-tests.

let indexedDB: IDBFactory;
let takeBack: () => void;
beforeEach(() => {
  indexedDB = new IDBFactory();
  takeBack = provideGlobals({ indexedDB, navigator: { locks: tabLocks() } });
});
afterEach(() => {
  takeBack();
});

/** Runs a task while no other tab does. */
async function inTurn<Value>(
  task: () => Promise<Value>,
  options: IndexedDbStoreOptions = {},
): Promise<Value> {
  const turn = indexedDbStore(options).exclusive?.(task);
  if (turn === undefined) throw new Error('The store cannot lock.');
  return turn;
}

/** What the object store of a database holds. */
async function contentOf(name: string): Promise<Record<string, unknown>> {
  const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => {
        resolve(request.result);
      };
      request.onerror = () => {
        reject(request.error ?? new Error('no reason'));
      };
    });
  const database = await done(indexedDB.open(name));
  const tokens = database.transaction('tokens').objectStore('tokens');
  const [keys, values] = await Promise.all([done(tokens.getAllKeys()), done(tokens.getAll())]);
  database.close();
  return Object.fromEntries(
    keys.map((key, index) => [typeof key === 'string' ? key : '', values[index] as unknown]),
  );
}

describe('the IndexedDB store', () => {
  test('keeps tokens for the next page of the origin, under the name of the sign-in', async () => {
    await indexedDbStore().write('first');
    await indexedDbStore().write('second');
    await indexedDbStore({ name: 'other' }).write('third');
    expect(await indexedDbStore().read()).toBe('second');
    expect(await contentOf('smart-me.tokens')).toEqual({ tokens: 'second' });
    expect(await indexedDbStore({ name: 'other' }).read()).toBe('third');
  });

  test('has nothing before the first sign-in and after a sign-out', async () => {
    const store = indexedDbStore();
    expect(await store.read()).toBeUndefined();
    await store.write('text');
    await store.clear();
    expect(await store.read()).toBeUndefined();
    expect(await contentOf('smart-me.tokens')).toEqual({});
  });

  test('takes nothing but a text for tokens', async () => {
    const store = indexedDbStore();
    await store.write(7 as never);
    expect(await store.read()).toBeUndefined();
  });

  test('makes sure of room before a refresh, which the tokens take or the end of the refresh gives back', async () => {
    const store = indexedDbStore();
    await store.exclusive?.(async () => {
      await store.reserve?.(5_000);
      expect(await contentOf('smart-me.tokens')).toEqual({ reserved: ' '.repeat(5_000) });
      await store.write('text');
      expect(await contentOf('smart-me.tokens')).toEqual({ tokens: 'text' });
      await store.reserve?.(10);
    });
    expect(await contentOf('smart-me.tokens')).toEqual({ tokens: 'text' });
  });

  test('gives the room back once, and leaves that of the next refresh alone', async () => {
    const [store, other] = [indexedDbStore(), indexedDbStore()];
    await store.exclusive?.(async () => store.reserve?.(10));
    await other.reserve?.(20);
    await store.exclusive?.(() => Promise.resolve());
    expect(await contentOf('smart-me.tokens')).toEqual({ reserved: ' '.repeat(20) });
    await store.exclusive?.(async () => {
      await store.reserve?.(10);
      await store.write('text');
      await other.reserve?.(20);
    });
    expect(await contentOf('smart-me.tokens')).toEqual({ tokens: 'text', reserved: ' '.repeat(20) });
  });

  test('leaves no connection open that would keep others from deleting the database', async () => {
    const store = indexedDbStore();
    await store.write('text');
    await store.read();
    const deletion = await new Promise((resolve) => {
      const deleting = indexedDB.deleteDatabase('smart-me.tokens');
      deleting.onsuccess = () => {
        resolve('deleted');
      };
      deleting.onblocked = () => {
        resolve('blocked');
      };
    });
    expect(deletion).toBe('deleted');
    expect(await store.read()).toBeUndefined();
  });
});

describe('tabs that share tokens in IndexedDB', () => {
  test('take turns, one after the other; those of another sign-in do not wait', async () => {
    const steps: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const turns: Promise<unknown>[] = [
      inTurn(async () => {
        steps.push('first begins');
        await first.promise;
        steps.push('first ends');
      }),
      inTurn(() => Promise.resolve(steps.push('second'))),
    ];
    await inTurn(() => Promise.resolve(steps.push('other')), { name: 'other' });
    first.resolve(undefined);
    await Promise.all(turns);
    expect(steps).toEqual(['first begins', 'other', 'first ends', 'second']);
  });

  test('go on after a turn that failed, of which its own tab is told as it was', async () => {
    const reason = new TypeError('no way');
    expect(await failureOf(inTurn(() => Promise.reject(reason)))).toBe(reason);
    expect(await inTurn(() => Promise.resolve('a turn'))).toBe('a turn');
  });

  test('wait no longer than they should for one that does not let go', async () => {
    const [began, ended] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const held = inTurn(() => {
      began.resolve(undefined);
      return ended.promise;
    });
    await began.promise;
    const turn = inTurn(() => Promise.resolve(), { lockTimeout: 0 });
    expect(await failureOf(turn)).toMatchObject({
      code: 'lock_timeout',
      message: 'Another tab has been refreshing the tokens for more than 0 ms.',
      hint: expect.stringContaining('Closing it lets go of the tokens.') as unknown,
    });
    ended.resolve(undefined);
    await held;
  });

  test.each([
    ['without Web Locks', {}],
    ['without a navigator', undefined],
  ])('are refused %s', async (_what, navigator) => {
    provideGlobals({ indexedDB, navigator });
    expect(await failureOf(inTurn(() => Promise.resolve()))).toMatchObject({
      code: 'store_failed',
      message: 'Tabs cannot take turns here: there is no Web Locks API.',
      hint: expect.stringContaining('memoryStore()') as unknown,
    });
  });

  test('are told when the browser gives them no lock', async () => {
    const request = (): Promise<never> => Promise.reject(new DOMException('no', 'SecurityError'));
    provideGlobals({ indexedDB, navigator: { locks: { request } } });
    expect(await failureOf(inTurn(() => Promise.resolve()))).toMatchObject({
      code: 'store_failed',
      message: 'The browser could not lock the tokens: SecurityError.',
    });
  });
});
