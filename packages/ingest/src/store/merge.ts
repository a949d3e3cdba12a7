import { outcomeOf } from '@smart-me/readings';
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
  const sourced = ({ code, value, origin }: PackedValue) => ({
    value,
    unit: codes.byNumber(code).unit,
    source: origin,
  });
  for (const value of came) {
    const { obis } = codes.byNumber(value.code);
    const at = values.findIndex(({ code }) => codes.byNumber(code).obis.key === obis.key);
    const known = values[at];
    const outcome = known === undefined ? 'stored' : outcomeOf(obis, sourced(known), sourced(value));
    if (known === undefined) values.push(value);
    else if (outcome === 'changed') values[at] = value;
    else if (outcome === 'confirmed') values[at] = { ...known, origin: value.origin };
    counts[outcome === 'confirmed' ? 'repeated' : outcome] += 1;
    isNew ||= outcome !== 'repeated';
  }
  return { values, ...counts, isNew };
}
