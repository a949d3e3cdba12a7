export { fileStore, type FileStoreOptions } from './file-store.ts';
export { loopbackRedirect, type LoopbackRedirectOptions } from './loopback-redirect.ts';
