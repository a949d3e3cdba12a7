import type { Fix } from './fix.ts';

/** Codes and units as users write them. */
export const OBIS: readonly Fix[] = [
  {
    fault: '`2.8.0` of 3.8.0',
    file: 'obis/src/parse-obis.ts',
    fix: 'scanObis(text, options?.missingE);\n  if (found',
    without: 'scanObis(text);\n  if (found',
    test: 'obis/src/parse-obis.test.ts',
  },
];
