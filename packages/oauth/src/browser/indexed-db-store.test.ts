import { expect, test } from '@jest/globals';
import { indexedDbStore } from './indexed-db-store.ts';

// In browsers: tools/browser-tests.
test('where there is no IndexedDB, the store says so', async () => {
  const failure = { code: 'store_failed', message: 'There is no IndexedDB here.' };
  await expect(indexedDbStore().read()).rejects.toMatchObject(failure);
  await expect(indexedDbStore().write('text')).rejects.toMatchObject(failure);
});
