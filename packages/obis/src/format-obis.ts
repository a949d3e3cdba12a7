import type { ObisCode } from './obis-code.ts';

/** The notations that `formatObis` writes; `parseObis` (for `base64`: `obisFromBase64`) reads each back to the same code. */
export type ObisNotation = 'full' | 'reduced' | 'hex' | 'dashed-hex' | 'dotted' | 'base64';

/**
 * Writes a code in a notation of your choice.
 *
 * `reduced` leaves out what `parseObis` fills in again: A-B when it is 1-0, and F when it is 255.
 *
 * @example
 * const code = parseObis('1-0:1.8.0*255');
 * formatObis(code, 'reduced'); // '1.8.0'
 * formatObis(code, 'dashed-hex'); // '01-00-01-08-00-FF'
 * formatObis(code, 'dotted'); // '1.0.1.8.0.255'
 */
export function formatObis(code: ObisCode, notation: ObisNotation): string {
  switch (notation) {
    case 'full':
      return code.toString();
    case 'reduced':
      return reduced(code);
    case 'hex':
      return code.toHex();
    case 'dashed-hex':
      return code.toHex().replace(/..(?=.)/g, '$&-');
    case 'dotted':
      return `${code.a}.${code.b}.${code.c}.${code.d}.${code.e}.${code.f}`;
    case 'base64':
      return base64(code);
  }
}

function reduced({ a, b, c, d, e, f }: ObisCode): string {
  const medium = a === 1 && b === 0 ? '' : `${a}-${b}:`;
  return `${medium}${c}.${d}.${e}${f === 255 ? '' : `*${f}`}`;
}

/** RFC 4648 §4. By hand, since neither `btoa` nor `Uint8Array.prototype.toBase64` is everywhere. */
function base64({ a, b, c, d, e, f }: ObisCode): string {
  return quartet((a << 16) | (b << 8) | c) + quartet((d << 16) | (e << 8) | f);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function quartet(bits: number): string {
  return [18, 12, 6, 0].map((shift) => ALPHABET.charAt((bits >>> shift) & 63)).join('');
}
