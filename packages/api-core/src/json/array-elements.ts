const QUOTE = 0x22;
const COMMA = 0x2c;
const LESS_THAN = 0x3c;
const OPENING_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;
/** The whitespace of RFC 8259 §2, and the bytes of a byte order mark. */
const BLANK = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

/**
 * Cuts the text of a JSON array into the texts of its elements, of which it holds one at a time. Whether an element is
 * JSON is for its parser to say; a comma too many gives an empty one.
 *
 * @throws {SyntaxError} when the text is no array, is not all of one, or goes on after it.
 */
export async function* arrayElements(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, undefined> {
  let place: 'before' | 'within' | 'after' = 'before';
  let isFirst = true;
  let inString = false;
  let isEscaped = false;
  /** How many brackets and braces are open within the element. */
  let depth = 0;
  /** What earlier chunks hold of the element. */
  let begun: Uint8Array[] = [];

  for await (const chunk of chunks) {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (place !== 'within') {
        if (BLANK.has(byte)) continue;
        if (place === 'after') throw new SyntaxError('something follows the array');
        if (byte === LESS_THAN) throw new SyntaxError('it is a page, not JSON');
        if (byte !== OPENING_BRACKET) throw new SyntaxError('it is no JSON array');
        place = 'within';
        begun = [];
        start = at + 1;
      } else if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) {
        inString = true;
      } else if (byte === OPENING_BRACE || byte === OPENING_BRACKET) {
        depth++;
      } else if (depth > 0) {
        if (byte === CLOSING_BRACE || byte === CLOSING_BRACKET) depth--;
      } else if (byte === COMMA || byte === CLOSING_BRACKET) {
        const text = textOf([...begun, chunk.subarray(start, at)]);
        begun = [];
        start = at + 1;
        const isEmptyArray = byte === CLOSING_BRACKET && isFirst && text.trim() === '';
        if (byte === CLOSING_BRACKET) place = 'after';
        isFirst = false;
        if (!isEmptyArray) yield text;
      }
    }
    begun.push(chunk.subarray(start));
  }
  if (place === 'before') throw new SyntaxError('it is empty');
  if (place === 'within') throw new SyntaxError('it ends before the array does');
}

const utf8 = new TextDecoder();

function textOf(pieces: readonly Uint8Array[]): string {
  const [first, ...rest] = pieces;
  if (first === undefined || rest.length === 0) return utf8.decode(first);
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return utf8.decode(whole);
}
