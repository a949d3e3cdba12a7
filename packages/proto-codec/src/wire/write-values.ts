import type { ReadingColumns } from '@smart-me/readings';
import { writeFloat64 } from './little-endian.ts';
import { writeObisKey } from './obis-key.ts';

/** A DeviceValues field has one size: 1A 11 0A 06 obis[6] 11 value[8]. */
export const VALUE_SIZE = 19;
const HEAD = 0x1a110a06;
const TWO_POW_32 = 0x100000000;

/** Writes the DeviceValues fields of some rows. Returns where they end. */
export function writeValues(
  bytes: Uint8Array,
  start: number,
  { obisKey, value }: ReadingColumns,
  firstRow: number,
  endRow: number,
): number {
  let at = start;
  for (let row = firstRow; row < endRow; row++) {
    bytes[at] = 0x1a;
    bytes[at + 1] = 0x11;
    bytes[at + 2] = 0x0a;
    bytes[at + 3] = 0x06;
    writeObisKey(bytes, at + 4, obisKey[row] ?? 0);
    bytes[at + 10] = 0x11;
    writeFloat64(bytes, at + 11, value[row] ?? 0);
    at += VALUE_SIZE;
  }
  return at;
}

/** Does the same through a view: faster, once there is one. */
export function writeValuesByView(
  view: DataView,
  start: number,
  { obisKey, value }: ReadingColumns,
  firstRow: number,
  endRow: number,
): number {
  let at = start;
  for (let row = firstRow; row < endRow; row++) {
    const key = obisKey[row] ?? 0;
    const high = Math.floor(key / TWO_POW_32);
    view.setUint32(at, HEAD);
    view.setUint16(at + 4, high);
    view.setUint32(at + 6, key - high * TWO_POW_32);
    view.setUint8(at + 10, 0x11);
    view.setFloat64(at + 11, value[row] ?? 0, true);
    at += VALUE_SIZE;
  }
  return at;
}
