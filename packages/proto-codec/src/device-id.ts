import type { ReadingColumns } from './reading-columns.ts';

/**
 * The id of a device reading of columns, as text in lower case.
 *
 * @example
 * deviceId(decodeColumns(bytes), 0); // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function deviceId(columns: ReadingColumns, device: number): string {
  const { guidWords } = columns;
  return formatGuid(
    guidWords[4 * device] ?? 0,
    guidWords[4 * device + 1] ?? 0,
    guidWords[4 * device + 2] ?? 0,
    guidWords[4 * device + 3] ?? 0,
  );
}

function formatGuid(word0: number, word1: number, word2: number, word3: number): string {
  const hex = (n: number, digits: number): string => (n >>> 0).toString(16).padStart(digits, '0');
  const swap = (n: number): number =>
    ((n & 255) << 24) | ((n & 0xff00) << 8) | ((n >>> 8) & 0xff00) | (n >>> 24);
  const tail = hex(swap(word2), 8);
  return `${hex(word0, 8)}-${hex(word1 & 0xffff, 4)}-${hex(word1 >>> 16, 4)}-${tail.slice(0, 4)}-${tail.slice(4)}${hex(swap(word3), 8)}`;
}
