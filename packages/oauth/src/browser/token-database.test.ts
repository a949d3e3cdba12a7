import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { IDBFactory } from 'fake-indexeddb';
import { failureOf } from '@smart-me-tools/testing';
import { provideGlobals } from '../testing/page.ts';
import { indexedDbStore } from './indexed-db-store.ts';
import { databaseError } from './token-database.ts';

let indexedDB: IDBFactory;
let takeBack: () => void;
beforeEach(() => {
  indexedDB = new IDBFactory();
  takeBack = provideGlobals({ indexedDB });
});
afterEach(() => {
  takeBack();
});

const reading = async (): Promise<unknown> => indexedDbStore().read();
const writing = async (): Promise<unknown> => indexedDbStore().write('text');

describe('where the browser cannot keep tokens, the error says so', () => {
  test('where there is no IndexedDB', async () => {
    provideGlobals({ indexedDB: undefined });
    const failure = {
      code: 'store_failed',
      message: 'There is no IndexedDB here.',
      hint: expect.stringContaining('for pages and workers of a browser') as unknown,
    };
    expect(await failureOf(reading())).toMatchObject(failure);
    expect(await failureOf(writing())).toMatchObject(failure);
  });

  test.each([
    ['VersionError', 7, 'tokens'],
    ['NotFoundError', 1, 'of another program'],
  ])('where another program has a database of the name: %s', async (name, version, objectStore) => {
    await new Promise((resolve) => {
      const opening = indexedDB.open('smart-me.tokens', version);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore(objectStore);
      };
      opening.onsuccess = () => {
        opening.result.close();
        resolve(undefined);
      };
    });
    expect(await failureOf(reading())).toMatchObject({
      code: 'store_failed',
      message: `The browser could not read the tokens: ${name}.`,
      hint: expect.stringContaining('choose another `name`') as unknown,
    });
    expect(await failureOf(writing())).toMatchObject({
      message: `The browser could not write the tokens: ${name}.`,
    });
  });

  test.each([
    ['SecurityError', /^The browser keeps no data for this page: allow cookies/],
    ['QuotaExceededError', /no space left/],
    ['AbortError', /deleted meanwhile. Call again\.$/],
    ['UnknownError', /^Reload the page\./],
  ])('by the name of the fault: %s', (name, hint) => {
    expect(databaseError('write', new DOMException('secret text', name))).toMatchObject({
      code: 'store_failed',
      message: `The browser could not write the tokens: ${name}.`,
      hint: expect.stringMatching(hint) as unknown,
    });
  });

  test('by what is no error at all', () => {
    expect(databaseError('write', 'secret text')).toMatchObject({
      message: 'The browser could not write the tokens: unknown error.',
    });
  });

  test('when the database does not open within ten seconds; one that opens later is closed', async () => {
    jest.useFakeTimers();
    try {
      const closed = jest.fn();
      const opening: { onsuccess?: () => void; result: object } = { result: { close: closed } };
      provideGlobals({ indexedDB: { open: () => opening } });
      const failure = failureOf(reading());
      await jest.advanceTimersByTimeAsync(9_999);
      const early = await Promise.race([failure, Promise.resolve('not yet')]);
      expect(early).toBe('not yet');
      await jest.advanceTimersByTimeAsync(1);
      expect(await failure).toMatchObject({
        code: 'store_failed',
        message: 'The browser did not open the token database in time.',
        hint: expect.stringContaining('Close the other tabs') as unknown,
      });
      opening.onsuccess?.();
      expect(closed).toHaveBeenCalledTimes(1);
    } finally {
      jest.useRealTimers();
    }
  });

  test.each(['open', 'transaction'])('when the browser ends it without a reason: %s', async (what) => {
    const opening: Record<'onerror' | 'onsuccess', (() => void) | undefined> & {
      result: object;
      error: null;
    } = {
      onerror: undefined,
      onsuccess: undefined,
      error: null,
      result: {
        close: () => undefined,
        transaction: () => {
          const transaction: { onabort?: () => void; error: null; objectStore: () => object } = {
            error: null,
            objectStore: () => ({ get: () => ({}) }),
          };
          queueMicrotask(() => transaction.onabort?.());
          return transaction;
        },
      },
    };
    provideGlobals({
      indexedDB: {
        open: () => {
          queueMicrotask(() => (what === 'open' ? opening.onerror : opening.onsuccess)?.());
          return opening;
        },
      },
    });
    expect(await failureOf(reading())).toMatchObject({
      code: 'store_failed',
      message: 'The browser could not read the tokens: AbortError.',
    });
  });
});
