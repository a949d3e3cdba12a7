import type { Fix } from './fix.ts';

/** What the command line shows and refuses. */
export const CLI: readonly Fix[] = [];
