import type { Fix } from './fix.ts';

/** The simulator, beside what was recorded of the platform. */
export const SIMULATOR: readonly Fix[] = [];
