import type { ObisCode } from './obis-code.ts';
import { ObisFault, scanObis } from './scan-obis.ts';
import { ObisParseError } from './obis-parse-error.ts';

/**
 * Reads an OBIS code in any notation that meters and metering systems write.
 *
 * | notation | example |
 * |---|---|
 * | full (IEC 62056-6-1), `*` or `&` before F | `1-0:1.8.0*255` |
 * | without F | `1-0:1.8.0` |
 * | reduced (IEC 62056-21), with or without F | `1.8.0`, `1.8.0*1` |
 * | letters C, F, L, P for 96, 97, 98, 99 in C and D | `C.1.0` |
 * | 12 hex digits in any case, dashed or not | `0100010800FF`, `01-00-01-08-00-ff` |
 * | six dotted decimals | `1.0.1.8.0.255` |
 *
 * Missing groups are A = 1, B = 0, F = 255. A missing E is an error: some fill it with 0, others with 255.
 *
 * @throws ObisParseError with the position and the reason.
 * @example
 * parseObis('1.8.0').toString(); // '1-0:1.8.0*255'
 */
export function parseObis(text: string): ObisCode {
  const found = scanObis(text);
  if (found instanceof ObisFault) throw new ObisParseError(text, found.position, found.reason);
  return found;
}

/**
 * Like `parseObis`, but answers undefined where that throws.
 *
 * @example
 * tryParseObis('1.8'); // undefined: E is missing
 */
export function tryParseObis(text: string): ObisCode | undefined {
  const found = scanObis(text);
  return found instanceof ObisFault ? undefined : found;
}
