// A GUID as four words of 32 bits: the sixteen bytes in which .NET keeps it, read as little-endian integers. .NET keeps
// the first three groups of the text little-endian (System.Guid.ToByteArray), so they are integers here; the other two
// are bytes in the order of the text.

const HYPHEN = 0x2d;
const DIGITS = '0123456789abcdef';

/** The characters of the text that is being made; the hyphens stay. */
const characters: number[] = /* @__PURE__ */ new Array<number>(36).fill(HYPHEN);

/** The text of a GUID, in lower case. */
export function formatGuid(word0: number, word1: number, word2: number, word3: number): string {
  const tail = swapBytes(word2);
  putHex(0, 8, word0);
  putHex(9, 13, word1);
  putHex(14, 18, word1 >>> 16);
  putHex(19, 23, tail >>> 16);
  putHex(24, 28, tail);
  putHex(28, 36, swapBytes(word3));
  return String.fromCharCode(...characters);
}

/** Stores the words of a GUID's text, in any case, from `at`. False when the text is none. */
export function parseGuid(text: string, words: Int32Array, at: number): boolean {
  if (text.length !== 36) return false;
  for (const hyphen of [8, 13, 18, 23]) if (text.charCodeAt(hyphen) !== HYPHEN) return false;
  const first = hexAt(text, 0, 8);
  const second = hexAt(text, 14, 18) * 0x10000 + hexAt(text, 9, 13);
  const third = hexAt(text, 19, 23) * 0x10000 + hexAt(text, 24, 28);
  const fourth = hexAt(text, 28, 36);
  if (Number.isNaN(first + second + third + fourth)) return false;
  words[at] = first;
  words[at + 1] = second;
  words[at + 2] = swapBytes(third);
  words[at + 3] = swapBytes(fourth);
  return true;
}

/** Puts the low bits of a number as hex digits between two positions. */
function putHex(start: number, end: number, value: number): void {
  let rest = value;
  for (let at = end - 1; at >= start; at--) {
    characters[at] = DIGITS.charCodeAt(rest & 15);
    rest >>>= 4;
  }
}

/** The number of the hex digits between two positions; NaN when one of them is something else. */
function hexAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) value = value * 16 + hexDigit(text.charCodeAt(at));
  return value;
}

function hexDigit(character: number): number {
  if (character >= 0x30 && character <= 0x39) return character - 0x30;
  const lower = character | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x61 + 10 : Number.NaN;
}

function swapBytes(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}
