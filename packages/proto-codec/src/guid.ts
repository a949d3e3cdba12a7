import { formatGuid, parseGuid } from './guid-words.ts';
import { RealtimeParseError } from './realtime-parse-error.ts';
import { int32At, putInt32 } from './wire/little-endian.ts';

/**
 * The text of a GUID from the sixteen bytes in which .NET keeps it, in lower case.
 *
 * @throws RealtimeParseError when there are not sixteen bytes.
 * @example
 * guidToString(guidFromString('3BD0FCE9-9F8E-4183-B3D1-0C1622A22CA1')); // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function guidToString(bytes: Uint8Array): string {
  if (bytes.length !== 16) {
    throw new RealtimeParseError(
      bytes.subarray(0, 20).join(' '),
      `a GUID has sixteen bytes, these are ${bytes.length}`,
      'Pass what System.Guid.ToByteArray() gives.',
    );
  }
  return formatGuid(int32At(bytes, 0), int32At(bytes, 4), int32At(bytes, 8), int32At(bytes, 12));
}

/**
 * The sixteen bytes in which .NET keeps a GUID, from its text in any case.
 *
 * @throws RealtimeParseError when the text is not 32 hex digits in groups of 8-4-4-4-12.
 * @example
 * guidFromString('3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1')[0]; // 0xe9
 */
export function guidFromString(text: string): Uint8Array<ArrayBuffer> {
  const words = new Int32Array(4);
  if (!parseGuid(text, words, 0)) {
    throw new RealtimeParseError(
      text,
      'a GUID is 32 hex digits in groups of 8-4-4-4-12',
      'Pass a GUID such as 3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1.',
    );
  }
  const bytes = new Uint8Array(16);
  words.forEach((word, index) => {
    putInt32(bytes, 4 * index, word);
  });
  return bytes;
}
