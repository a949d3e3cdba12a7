import { internHalves } from './intern.ts';
import { ObisCode } from './obis-code.ts';
import { groupName } from './obis-parse-error.ts';
import { quoted } from './quoted.ts';

/** Why and where a text is no code. Not an error: those are slow to make, and `tryParseObis` needs none. */
export interface ObisFault {
  readonly position: number;
  readonly reason: string;
}

const BLANK = 0x20;
const AMPERSAND = 0x26;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

/**
 * What stands in front of each group: of B at 1, to F at 5. `&` may stand for `*`, and behind `A-B:` a dot may: they only set
 * F apart.
 */
const SEPARATORS = '--:..*&';

/** Reads any notation; `missingE` is what a text that ends at D means by that, or undefined where it is a fault. */
export function scanObis(text: string, missingE?: number): ObisCode | ObisFault {
  const found = scan(text);
  // Nearly always there is an E, or nobody says what its absence means: the scan need not know of it.
  if (missingE === undefined || found instanceof ObisCode) return found;
  const { position, reason } = found;
  if (reason !== 'group E is missing') return found;
  const filled = scan(`${text.slice(0, position)}.${missingE}${text.slice(position)}`);
  return filled instanceof ObisCode ? filled : found;
}

/** By hand and in one pass: a regular expression takes twice as long and cannot say what is wrong. */
function scan(text: string): ObisCode | ObisFault {
  // A decimal group has at most three digits, so a separator shows within four characters.
  for (let i = 0; i < 4; i++) {
    const char = text.charCodeAt(i);
    if (char === DOT) return scanDecimal(text, 2);
    if (char === DASH || char === COLON) {
      // Between bytes it stands twice, three characters apart; between decimal groups it does not.
      const isHex = i === 2 && text.charCodeAt(5) === char;
      return isHex ? scanHex(text, 0) : scanDecimal(text, 0);
    }
  }
  // `0x` or `0X`, both characters at once.
  const start = ((text.charCodeAt(0) << 8) | text.charCodeAt(1) | 0x20) === 0x3078 ? 2 : 0;
  return scanHex(text, start);
}

/**
 * `1-0:1.8.0*255` and `1-0:1.8.0` from A, `1.8.0` and `C.1.0*4` from C, `1.0.1.8.0.255` from A with other separators.
 */
function scanDecimal(text: string, first: 0 | 2, dotted = false): ObisCode | ObisFault {
  // A, B, C and D, E, F in 24 bits each. Without A and B it is electricity, no channel.
  let high = first === 0 ? 0 : 0x0100;
  let low = 0;
  let at = 0;
  for (let group: number = first; group < 6; group++) {
    if (group > first) {
      const char = charAt(text, at);
      if (char === (dotted ? DOT : SEPARATORS.charCodeAt(group))) at++;
      else if (dotted || group < 5) return missing(text, at, group);
      else if (char === AMPERSAND || (char === DOT && first === 0)) at++;
      else if (char === DOT) return scanDecimal(text, 0, true);
      else
        return at < text.length ? behind(text, at, group, 'the end') : internHalves(high, (low << 8) | 255);
    }
    const mayBeLetter = (group === 2 || group === 3) && !dotted;
    const read = (mayBeLetter && readLetter(text, at)) || readDecimal(text, at);
    const value = read & VALUE;
    if (read === 0) return missing(text, at, group);
    if (value > 255) return { position: at, reason: `${groupName(group)} is above 255` };
    at += read >> LENGTH;
    if (group < 3) high = (high << 8) | value;
    else low = (low << 8) | value;
  }
  return at < text.length ? behind(text, at, 6, 'the end') : internHalves(high, low);
}

/** `0100010800FF`, or `01-00-01-08-00-FF` with a dash, a colon or a blank between all bytes, from `start` to the end. */
function scanHex(text: string, start: 0 | 2): ObisCode | ObisFault {
  const separator = text.charCodeAt(start + 2);
  const stride = separator === DASH || separator === COLON || separator === BLANK ? 3 : 2;
  const length = 5 * stride + 2;
  let high = 0;
  let low = 0;
  for (let i = 0; i < length; i++) {
    const char = text.charCodeAt(start + i);
    if (i % stride === 2) {
      if (char !== separator) return stray(text, start + i, quoted(text.charAt(start + 2)));
      continue;
    }
    const digit = hexDigit(char);
    if (digit < 0) return stray(text, start + i, 'a hex digit');
    if (i < 3 * stride) high = (high << 4) | digit;
    else low = (low << 4) | digit;
  }
  const end = start + length;
  return text.length > end ? stray(text, end, 'the end') : internHalves(high, low);
}

/** 0 behind the end: there `charCodeAt` leaves the fast path of the engine to return NaN. */
function charAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}

function hexDigit(char: number): number {
  if (isDigit(char)) return char - 0x30;
  const lower = char | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** What was read, in one number so that nothing is allocated: a value, and its length in characters above it. */
const VALUE = 0x3ff;
const LENGTH = 10;

/** One to three digits (leading zeros are usual in IEC 62056-21 data: 1.6.0*04); 0 for none. */
function readDecimal(text: string, at: number): number {
  const first = charAt(text, at);
  if (!isDigit(first)) return 0;
  const second = charAt(text, at + 1);
  if (!isDigit(second)) return (1 << LENGTH) | (first - 0x30);
  const third = charAt(text, at + 2);
  if (!isDigit(third)) return (2 << LENGTH) | (first * 10 + second - 0x210);
  return (3 << LENGTH) | (first * 100 + second * 10 + third - 0x14d0);
}

/** C, F, L and P stand for 96 to 99 (IEC 62056-21, reduced identification codes); 0 for no letter. */
function readLetter(text: string, at: number): number {
  const index = LETTERS.indexOf(charAt(text, at));
  return index < 0 ? 0 : (1 << LENGTH) | (96 + index);
}

const LETTERS = [0x43, 0x46, 0x4c, 0x50];

/** Group `group` was wanted: it is missing if the text ends or goes on with a separator that was not there yet. */
function missing(text: string, position: number, group: number): ObisFault {
  const char = text.charAt(position);
  const name = groupName(group);
  return SEPARATORS.includes(char) && (!char || text.indexOf(char) === position)
    ? { position, reason: `${name} is missing` }
    : behind(text, position, group, name);
}

/** The group before this one has ended, and what follows does not belong there. */
function behind(text: string, position: number, group: number, wanted: string): ObisFault {
  return group > 0 && isDigit(charAt(text, position))
    ? { position, reason: `${groupName(group - 1)} has more than three digits` }
    : stray(text, position, wanted);
}

function stray(text: string, position: number, wanted: string): ObisFault {
  const char = text.charAt(position);
  const isSecond = SEPARATORS.includes(char) && text.indexOf(char) < position;
  const found = `${isSecond ? 'second separator' : 'stray'} ${quoted(char)}`;
  return { position, reason: `${char ? found : 'the text ends'} where ${wanted} should be` };
}
