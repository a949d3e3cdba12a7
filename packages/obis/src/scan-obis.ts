import { internHalves } from './intern.ts';
import type { ObisCode } from './obis-code.ts';

/** Why and where a text is no code. Not an error object: those are slow to make and `tryParseObis` needs none. */
export class ObisFault {
  readonly position: number;
  readonly reason: string;

  constructor(position: number, reason: string) {
    this.position = position;
    this.reason = reason;
  }
}

const AMPERSAND = 0x26;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

/** What stands in front of each group, A to F. `&` may stand for `*`: both only set F apart. */
const FULL = ' -:..*';
const DOTTED = ' .....';
const SEPARATORS = '-:.*&';
const GROUPS = 'ABCDEF';

/** Reads any notation, by hand and in one pass: a regular expression takes twice as long and cannot say what is wrong. */
export function scanObis(text: string): ObisCode | ObisFault {
  // A decimal group has at most three digits, so a separator shows within four characters.
  for (let i = 0; i < 4; i++) {
    const char = text.charCodeAt(i);
    if (char === COLON) return scanDecimal(text, 0, FULL);
    if (char === DASH)
      return i === 2 && text.charCodeAt(5) === DASH ? scanHex(text, 3) : scanDecimal(text, 0, FULL);
    if (char === DOT) return scanDecimal(text, 2, FULL);
  }
  return scanHex(text, 2);
}

/**
 * `1-0:1.8.0*255` and `1-0:1.8.0` from A, `1.8.0` and `C.1.0*4` from C, `1.0.1.8.0.255` from A with other separators.
 */
function scanDecimal(text: string, first: 0 | 2, separators: string): ObisCode | ObisFault {
  // A, B, C and D, E, F in 24 bits each. Without A and B it is electricity, no channel.
  let high = first === 0 ? 0 : 0x0100;
  let low = 0;
  let at = 0;
  for (let group: number = first; group < 6; group++) {
    if (group > first) {
      const char = charAt(text, at);
      if (char === separators.charCodeAt(group) || (char === AMPERSAND && group === 5 && separators === FULL))
        at++;
      else if (group < 5 || separators === DOTTED) return missing(text, at, group);
      else if (first === 2 && char === DOT) return scanDecimal(text, 0, DOTTED);
      else
        return at < text.length ? behind(text, at, group, 'the end') : internHalves(high, (low << 8) | 255);
    }
    const mayBeLetter = (group === 2 || group === 3) && separators === FULL;
    const read = (mayBeLetter && readLetter(text, at)) || readDecimal(text, at);
    const value = read & VALUE;
    if (read === 0) return missing(text, at, group);
    if (value > 255) return new ObisFault(at, `group ${GROUPS.charAt(group)} is above 255`);
    at += read >> LENGTH;
    if (group < 3) high = (high << 8) | value;
    else low = (low << 8) | value;
  }
  return at < text.length ? behind(text, at, 6, 'the end') : internHalves(high, low);
}

/** `0100010800FF` (two characters from byte to byte) or `01-00-01-08-00-FF` (three, of which the third is a dash). */
function scanHex(text: string, stride: 2 | 3): ObisCode | ObisFault {
  let high = 0;
  let low = 0;
  const length = 5 * stride + 2;
  for (let i = 0; i < length; i++) {
    const char = text.charCodeAt(i);
    if (i % stride === 2) {
      if (char !== DASH) return stray(text, i, 'a dash');
      continue;
    }
    const digit = hexDigit(char);
    if (digit < 0) return stray(text, i, 'a hex digit');
    if (i < 3 * stride) high = (high << 4) | digit;
    else low = (low << 4) | digit;
  }
  return text.length > length ? stray(text, length, 'the end') : internHalves(high, low);
}

/** 0 behind the end: there `charCodeAt` leaves the fast path of the engine to answer NaN. */
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
  const char = charAt(text, at);
  const value = char === 0x43 ? 96 : char === 0x46 ? 97 : char === 0x4c ? 98 : char === 0x50 ? 99 : 0;
  return value === 0 ? 0 : (1 << LENGTH) | value;
}

/** A group was wanted: it is missing if the text ends or goes on with a separator that was not there yet. */
function missing(text: string, position: number, group: number): ObisFault {
  const char = text.charAt(position);
  const isNext = SEPARATORS.includes(char) && text.indexOf(char) === position;
  const name = `group ${GROUPS.charAt(group)}`;
  if (char === '' || isNext) return new ObisFault(position, `${name} is missing`);
  return behind(text, position, group, name);
}

/** The group before this one has ended, and what follows does not belong there. */
function behind(text: string, position: number, group: number, wanted: string): ObisFault {
  if (group === 0 || !isDigit(charAt(text, position))) return stray(text, position, wanted);
  return new ObisFault(position, `group ${GROUPS.charAt(group - 1)} has more than three digits`);
}

function stray(text: string, position: number, wanted: string): ObisFault {
  const char = text.charAt(position);
  if (char === '') return new ObisFault(position, `the text ends where ${wanted} should be`);
  const kind =
    SEPARATORS.includes(char) && text.indexOf(char) < position ? 'second separator' : 'stray character';
  return new ObisFault(position, `${kind} ${JSON.stringify(char)} where ${wanted} should be`);
}
