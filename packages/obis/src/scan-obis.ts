import { intern } from './intern.ts';
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
const ASTERISK = 0x2a;
const DASH = 0x2d;
const DOT = 0x2e;
const COLON = 0x3a;

/** Reads any notation, by hand and in one pass: a regular expression would cost several times as much. */
export function scanObis(text: string): ObisCode | ObisFault {
  // A decimal group has at most three digits, so its separator shows within four characters.
  for (let i = 0; i < 4; i++) {
    const char = text.charCodeAt(i);
    if (char === DOT) return scanReduced(text);
    if (char === COLON) return scanFull(text);
    if (char === DASH) return i === 2 && text.charCodeAt(5) === DASH ? scanHex(text, 3) : scanFull(text);
  }
  return scanHex(text, 2);
}

/** `1-0:1.8.0*255`, `1-0:1.8.0&255`, `1-0:1.8.0`. */
function scanFull(text: string): ObisCode | ObisFault {
  const reader = new Reader(text);
  const a = reader.group('A');
  reader.separator(DASH, 'B');
  const b = reader.group('B');
  reader.separator(COLON, 'C');
  const c = reader.groupOrLetter('C');
  reader.separator(DOT, 'D');
  const d = reader.groupOrLetter('D');
  reader.separator(DOT, 'E');
  const e = reader.group('E');
  const f = reader.lastGroup();
  return reader.fault ?? intern(a, b, c, d, e, f);
}

/** `1.8.0`, `1.8.0*1`, `C.1.0`; with a dot behind the third group it is the dotted notation. */
function scanReduced(text: string): ObisCode | ObisFault {
  const reader = new Reader(text);
  const c = reader.groupOrLetter('C');
  reader.separator(DOT, 'D');
  const d = reader.groupOrLetter('D');
  reader.separator(DOT, 'E');
  const e = reader.group('E');
  if (reader.next() === DOT) return scanDotted(text);
  const f = reader.lastGroup();
  return reader.fault ?? intern(1, 0, c, d, e, f);
}

/** `1.0.1.8.0.255`: the six bytes in decimal, no group missing and no letters. */
function scanDotted(text: string): ObisCode | ObisFault {
  const reader = new Reader(text);
  const a = reader.group('A');
  reader.separator(DOT, 'B');
  const b = reader.group('B');
  reader.separator(DOT, 'C');
  const c = reader.group('C');
  reader.separator(DOT, 'D');
  const d = reader.group('D');
  reader.separator(DOT, 'E');
  const e = reader.group('E');
  reader.separator(DOT, 'F');
  const f = reader.group('F');
  reader.end();
  return reader.fault ?? intern(a, b, c, d, e, f);
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
  if (text.length > length) return stray(text, length, 'the end');
  return intern(high >>> 16, (high >>> 8) & 255, high & 255, low >>> 16, (low >>> 8) & 255, low & 255);
}

/** Reads group by group and keeps the first fault; after it, what it reads no longer matters. */
class Reader {
  readonly text: string;
  at = 0;
  fault: ObisFault | undefined = undefined;

  constructor(text: string) {
    this.text = text;
  }

  next(): number {
    return this.text.charCodeAt(this.at);
  }

  /** One to three decimal digits; leading zeros are usual in IEC 62056-21 data (`1.6.0*04`). */
  group(name: string): number {
    const start = this.at;
    let value = 0;
    while (this.at < start + 3 && isDigit(this.next()))
      value = value * 10 + this.text.charCodeAt(this.at++) - 0x30;
    if (this.at === start) this.fault ??= missing(this.text, start, name);
    else if (value > 255) this.fault ??= new ObisFault(start, `group ${name} is above 255`);
    else if (isDigit(this.next()))
      this.fault ??= new ObisFault(start, `group ${name} has more than three digits`);
    return value;
  }

  /** C, F, L and P stand for 96 to 99 (IEC 62056-21, reduced identification codes). */
  groupOrLetter(name: string): number {
    const letter = letterValue(this.next());
    if (letter < 0) return this.group(name);
    this.at++;
    return letter;
  }

  separator(char: number, group: string): void {
    if (this.next() === char) this.at++;
    else this.fault ??= missing(this.text, this.at, group);
  }

  /** `*` or `&` and F, or nothing: 255 is the current value. */
  lastGroup(): number {
    let f = 255;
    if (this.next() === ASTERISK || this.next() === AMPERSAND) {
      this.at++;
      f = this.group('F');
    }
    this.end();
    return f;
  }

  end(): void {
    if (this.at < this.text.length) this.fault ??= stray(this.text, this.at, 'the end');
  }
}

function isDigit(char: number): boolean {
  return char >= 0x30 && char <= 0x39;
}

function hexDigit(char: number): number {
  if (isDigit(char)) return char - 0x30;
  const lower = char | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

function letterValue(char: number): number {
  if (char === 0x43) return 96;
  if (char === 0x46) return 97;
  if (char === 0x4c) return 98;
  return char === 0x50 ? 99 : -1;
}

/** A group was wanted: its absence is the fault if the text ends or goes on with the next separator. */
function missing(text: string, position: number, group: string): ObisFault {
  const char = text.charAt(position);
  const isMissing = char === '' || ('-:.*&'.includes(char) && text.indexOf(char) === position);
  return isMissing
    ? new ObisFault(position, `group ${group} is missing`)
    : stray(text, position, `group ${group}`);
}

function stray(text: string, position: number, wanted: string): ObisFault {
  const char = text.charAt(position);
  if (char === '') return new ObisFault(position, `the text ends where ${wanted} should be`);
  const kind =
    '-:.*&'.includes(char) && text.indexOf(char) < position ? 'second separator' : 'stray character';
  return new ObisFault(position, `${kind} ${JSON.stringify(char)} where ${wanted} should be`);
}
