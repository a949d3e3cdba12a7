import { ReadingParseError } from './reading-parse-error.ts';

/**
 * The text of a GUID from the sixteen bytes in which .NET keeps it, in lower case.
 *
 * @throws ReadingParseError when there are not sixteen bytes.
 * @example
 * guidToString(guidFromString('3BD0FCE9-9F8E-4183-B3D1-0C1622A22CA1')); // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function guidToString(bytes: Uint8Array): string {
  if (bytes.length !== 16) {
    throw new ReadingParseError(
      bytes.subarray(0, 20).join(' '),
      `a GUID has sixteen bytes, these are ${bytes.length}`,
      'Pass what System.Guid.ToByteArray() gives.',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  const [first, second, third, fourth] = [0, 4, 8, 12].map((at) => view.getInt32(at, true));
  return formatGuid(first ?? 0, second ?? 0, third ?? 0, fourth ?? 0);
}

/**
 * The sixteen bytes in which .NET keeps a GUID, from its text in any case.
 *
 * @throws ReadingParseError when the text is not 32 hex digits in groups of 8-4-4-4-12.
 * @example
 * guidFromString('3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1')[0]; // 0xe9
 */
export function guidFromString(text: string): Uint8Array<ArrayBuffer> {
  const words = new Int32Array(4);
  if (!parseGuid(text, words, 0)) {
    throw new ReadingParseError(
      text,
      'a GUID is 32 hex digits in groups of 8-4-4-4-12',
      'Pass a GUID such as 3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1.',
    );
  }
  const view = new DataView(new ArrayBuffer(16));
  words.forEach((word, index) => {
    view.setInt32(4 * index, word, true);
  });
  return new Uint8Array(view.buffer);
}

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

/** Writes the low bits of a number as hex digits between two positions. */
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
