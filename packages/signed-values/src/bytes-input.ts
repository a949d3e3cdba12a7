import { SignedDataError } from './signed-data-error.ts';

/**
 * Bytes, or a text of them: hex digits in pairs (blanks, colons and line ends between them are passed over), or base64 in
 * either alphabet, with or without `=`. A text of nothing but pairs of hex digits is hex.
 */
export type BytesInput = Uint8Array | string;

/** Far more than any packet, key or signature has. */
const MAX_BYTES = 65_536;
const MAX_CHARACTERS = 4 * MAX_BYTES;

const HEX = /^(?:[\da-f]{2})+$/i;
const BASE64 = /^[\d+/a-z]+={0,2}$/i;

/** The bytes of an input: a new array, so that nobody changes them while they are verified. */
export function bytesOf(input: BytesInput): Uint8Array<ArrayBuffer> {
  const bytes = typeof input === 'string' ? bytesOfText(input) : input;
  if (bytes.length > MAX_BYTES) throw tooLong();
  return new Uint8Array(bytes);
}

function bytesOfText(text: string): Uint8Array {
  if (text.length > MAX_CHARACTERS) throw tooLong();
  const hex = text.replaceAll(/[\s:]/g, '');
  if (HEX.test(hex)) {
    return Uint8Array.from({ length: hex.length / 2 }, (_, at) =>
      Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16),
    );
  }
  const base64 = text.replaceAll(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/');
  // One character beyond a multiple of four holds no whole byte.
  if (!BASE64.test(base64) || base64.replaceAll('=', '').length % 4 === 1) throw notBytes();
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    throw notBytes();
  }
}

// The text stays out of the errors: somebody may have pasted a private key.

function notBytes(): SignedDataError {
  return new SignedDataError(
    'encoding',
    'it is neither hex nor base64',
    'Pass the whole text and nothing else.',
  );
}

function tooLong(): SignedDataError {
  return new SignedDataError(
    'encoding',
    `there are more than ${MAX_BYTES} bytes`,
    'Pass one packet, signature or key at a time.',
  );
}
