import { intern, internHalves } from './intern.ts';
import type { ObisCode } from './obis-code.ts';
import { ObisParseError } from './obis-parse-error.ts';

const KEY_LIMIT = 0x1000000000000;
const TWO_POW_24 = 0x1000000;

/**
 * The code of six value groups.
 *
 * @throws ObisParseError when a group is not an integer from 0 to 255.
 * @example
 * obisCode(1, 0, 1, 8, 0, 255).toString(); // '1-0:1.8.0*255'
 */
export function obisCode(a: number, b: number, c: number, d: number, e: number, f = 255): ObisCode {
  return intern(a, b, c, d, e, f);
}

/**
 * The code of a 48-bit key, as `ObisCode.key` gives it.
 *
 * @throws ObisParseError when the key is not an integer from 0 to 2^48 - 1.
 * @example
 * obisFromKey(0x0100010800ff).toString(); // '1-0:1.8.0*255'
 */
export function obisFromKey(key: number): ObisCode {
  if (!(key >= 0 && key < KEY_LIMIT) || key % 1 !== 0) {
    throw new ObisParseError(
      String(key),
      0,
      'the key is not an integer from 0 to 2^48 - 1',
      'Pass the key of an ObisCode.',
    );
  }
  const high = Math.floor(key / TWO_POW_24);
  return internHalves(high, key - high * TWO_POW_24);
}

/**
 * The code of six bytes, A first.
 *
 * Without `offset` the array must be exactly six bytes long; with it, six bytes are read from there.
 *
 * @throws ObisParseError when there are fewer (or, without `offset`, more) than six bytes.
 * @example
 * obisFromBytes(Uint8Array.of(1, 0, 1, 8, 0, 255)).toString(); // '1-0:1.8.0*255'
 */
export function obisFromBytes(bytes: Uint8Array, offset?: number): ObisCode {
  const at = offset ?? 0;
  const [a, b, c, d, e, f] = [
    bytes[at],
    bytes[at + 1],
    bytes[at + 2],
    bytes[at + 3],
    bytes[at + 4],
    bytes[at + 5],
  ];
  if (
    a === undefined ||
    b === undefined ||
    c === undefined ||
    d === undefined ||
    e === undefined ||
    f === undefined
  ) {
    throw wrongLength(bytes, offset);
  }
  if (offset === undefined && bytes.length !== 6) throw wrongLength(bytes, offset);
  return intern(a, b, c, d, e, f);
}

/**
 * The code of eight base64 characters (standard or URL-safe alphabet), as JSON carries bytes.
 *
 * @throws ObisParseError when the text is not the base64 of six bytes.
 * @example
 * obisFromBase64('AQABCAD/').toString(); // '1-0:1.8.0*255'
 */
export function obisFromBase64(text: string): ObisCode {
  let high = 0;
  let low = 0;
  for (let i = 0; i < 8; i++) {
    const sextet = base64Value(text.charCodeAt(i));
    if (sextet < 0) throw notBase64(text, i);
    if (i < 4) high = (high << 6) | sextet;
    else low = (low << 6) | sextet;
  }
  if (text.length !== 8) throw notBase64(text, 8);
  return internHalves(high, low);
}

/** RFC 4648 §4 and §5; -1 for any other character and for the NaN behind the end of a text. */
function base64Value(char: number): number {
  if (char >= 0x41 && char <= 0x5a) return char - 0x41;
  if (char >= 0x61 && char <= 0x7a) return char - 0x47;
  if (char >= 0x30 && char <= 0x39) return char + 4;
  if (char === 0x2b || char === 0x2d) return 62;
  return char === 0x2f || char === 0x5f ? 63 : -1;
}

function wrongLength(bytes: Uint8Array, offset: number | undefined): ObisParseError {
  const shown = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return new ObisParseError(
    shown,
    offset ?? Math.min(bytes.length, 6),
    offset === undefined
      ? `an OBIS code is six bytes, these are ${bytes.length}`
      : `an OBIS code is six bytes, and the end is at ${bytes.length}`,
    'Pass six bytes, A first, or their offset.',
  );
}

function notBase64(text: string, position: number): ObisParseError {
  return new ObisParseError(
    text,
    position,
    'six bytes are eight base64 characters',
    'Pass base64 such as AQABCAD/ (1-0:1.8.0*255).',
  );
}
