import type { Fix } from './fix.ts';

/** Edges at which a small change was not noticed. */
export const KINDS: readonly Fix[] = [];
