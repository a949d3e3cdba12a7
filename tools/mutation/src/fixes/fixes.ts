import type { Fix } from './fix.ts';
import { OBIS } from './obis.ts';

/** The fixes of faults that users met, by what they met them in. */
export const FIXES: Readonly<Record<string, readonly Fix[]>> = { obis: OBIS };
