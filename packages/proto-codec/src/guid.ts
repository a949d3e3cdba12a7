import { RealtimeParseError } from './realtime-parse-error.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Where each pair of hex digits of the text goes: .NET keeps the first three groups little-endian (System.Guid.ToByteArray). */
const BYTE_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/**
 * The text of a GUID from the sixteen bytes that .NET keeps it in, in lower case.
 *
 * @throws RealtimeParseError when there are not sixteen bytes.
 * @example
 * guidToString(guidFromString('3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1')); // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function guidToString(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  if (hex.length !== 16) {
    throw new RealtimeParseError(
      hex.slice(0, 20).join(''),
      `a GUID is sixteen bytes, these are ${hex.length}`,
      'Pass the sixteen bytes of System.Guid.ToByteArray().',
    );
  }
  const digits = BYTE_ORDER.map((index) => hex[index]).join('');
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
}

/**
 * The sixteen bytes in which .NET keeps a GUID, from its text in any case.
 *
 * @throws RealtimeParseError when the text is not 32 hex digits in groups of 8-4-4-4-12.
 * @example
 * guidFromString('3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1')[0]; // 0xe9
 */
export function guidFromString(text: string): Uint8Array<ArrayBuffer> {
  if (!GUID.test(text)) {
    throw new RealtimeParseError(
      text,
      'it is not 32 hex digits in groups of 8-4-4-4-12',
      'Pass a GUID such as 3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1.',
    );
  }
  const digits = text.replaceAll('-', '');
  const bytes = new Uint8Array(16);
  BYTE_ORDER.forEach((index, pair) => {
    bytes[index] = Number.parseInt(digits.slice(2 * pair, 2 * pair + 2), 16);
  });
  return bytes;
}
