export { indexedDbStore, type IndexedDbStoreOptions } from './indexed-db-store.ts';
