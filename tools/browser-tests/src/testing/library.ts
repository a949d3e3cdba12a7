import { createOAuthClient, publicClient, Tokens, type TokenSource, tokenSource } from '@smart-me/oauth';
import { indexedDbStore } from '@smart-me/oauth/browser';

// The script of a tab or a worker: what a test runs in it finds the library here.
const library = {
  Tokens,
  indexedDbStore,
  /** A token source of the authorization server at this URL. */
  openSource: (baseUrl: string): TokenSource =>
    tokenSource(createOAuthClient({ client: publicClient({ clientId: 'page' }), baseUrl }), {
      store: indexedDbStore(),
    }),
};

/** What tests have in a tab or a worker. */
export type Library = typeof library;

Object.assign(globalThis, { library });
