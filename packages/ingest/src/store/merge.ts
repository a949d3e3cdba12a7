import { isSameValue, type ReadingOrigin } from '@smart-me/readings';
import type { PackedValue } from './packed-values.ts';
import type { StoredCodes } from './stored-codes.ts';

/** What became of the values that came for a reading that is stored. */
export interface Merged {
  readonly values: PackedValue[];
  readonly stored: number;
  readonly repeated: number;
  readonly changed: number;
  /** Whether there is anything to write. */
  readonly isNew: boolean;
}

/**
 * Joins what came for a reading with what is stored: a delivery is a patch. The later arrival wins, but a history never
 * over what came in real time.
 */
export function mergeValues(
  stored: readonly PackedValue[],
  came: readonly PackedValue[],
  codes: StoredCodes,
): Merged {
  const values = [...stored];
  const counts = { stored: 0, repeated: 0, changed: 0 };
  let isNew = false;
  for (const value of came) {
    const { obis } = codes.byNumber(value.code);
    const at = values.findIndex(({ code }) => codes.byNumber(code).obis.key === obis.key);
    const known = values[at];
    if (known === undefined) {
      values.push(value);
      counts.stored += 1;
      isNew = true;
    } else if (rank(value.origin) < rank(known.origin)) {
      counts.repeated += 1;
    } else if (known.code === value.code && isSameValue(obis, known.value, value.value)) {
      counts.repeated += 1;
      // What real time confirms is no longer a history that can be corrected.
      if (rank(value.origin) > rank(known.origin)) {
        values[at] = { ...known, origin: value.origin };
        isNew = true;
      }
    } else {
      values[at] = value;
      counts.changed += 1;
      isNew = true;
    }
  }
  return { values, ...counts, isNew };
}

/** A poll tells of now, as a delivery does. */
const rank = (origin: ReadingOrigin): number => (origin === 'history' ? 0 : 1);
