import { ObisCode } from './obis-code.ts';
import { ObisParseError } from './obis-parse-error.ts';
import { scanObis } from './scan-obis.ts';

/** How to read what a text leaves open. */
export interface ParseObisOptions {
  /**
   * The value of group E for a text that ends at D, as readouts of IEC 62056-21 do: `F.F`, `C.5`, `31.7`. Some meters
   * mean 0 by it, others 255; without this option such a text is an error.
   */
  readonly missingE?: 0 | 255;
}

/**
 * Reads an OBIS code in any notation that meters and metering systems write.
 *
 * | notation | example |
 * |---|---|
 * | full (IEC 62056-6-1), `*`, `&` or `.` before F | `1-0:1.8.0*255`, `1-0:1.8.0.255` |
 * | without F | `1-0:1.8.0` |
 * | reduced (IEC 62056-21), with or without F | `1.8.0`, `1.8.0*1` |
 * | letters C, F, L, P for 96, 97, 98, 99 in C and D | `C.1.0` |
 * | 12 hex digits in any case, also with `0x` in front, or a dash, a colon or a blank between the bytes | `0100010800FF`, `0x0100010800ff`, `01-00-01-08-00-ff`, `01 00 01 08 00 FF` |
 * | six dotted decimals | `1.0.1.8.0.255` |
 *
 * Missing groups are A = 1, B = 0, F = 255. A missing E is an error, unless `missingE` says what it is.
 *
 * @throws ObisParseError with the position and the reason.
 * @example
 * parseObis('1.8.0').toString(); // '1-0:1.8.0*255'
 * parseObis('F.F', { missingE: 0 }).toString(); // '1-0:97.97.0*255'
 */
export function parseObis(text: string, options?: ParseObisOptions): ObisCode {
  const found = scanObis(text, options?.missingE);
  if (found instanceof ObisCode) return found;
  throw new ObisParseError(text, found.position, found.reason);
}

/**
 * Like `parseObis`, but returns undefined where that throws.
 *
 * @example
 * tryParseObis('1.8'); // undefined: E is missing
 */
export function tryParseObis(text: string, options?: ParseObisOptions): ObisCode | undefined {
  const found = scanObis(text, options?.missingE);
  return found instanceof ObisCode ? found : undefined;
}
