const TWO_POW_32 = 0x100000000;

/** The `key` of the OBIS code in six bytes: one integer of 48 bits, group A first. */
export function obisKeyAt(bytes: Uint8Array, at: number): number {
  const high = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  const low =
    ((bytes[at + 2] ?? 0) << 24) |
    ((bytes[at + 3] ?? 0) << 16) |
    ((bytes[at + 4] ?? 0) << 8) |
    (bytes[at + 5] ?? 0);
  return high * TWO_POW_32 + (low >>> 0);
}

/** Writes the six bytes of the OBIS code of a key. */
export function writeObisKey(bytes: Uint8Array, at: number, key: number): void {
  const high = Math.floor(key / TWO_POW_32);
  const low = key - high * TWO_POW_32;
  bytes[at] = high >>> 8;
  bytes[at + 1] = high;
  bytes[at + 2] = low >>> 24;
  bytes[at + 3] = low >>> 16;
  bytes[at + 4] = low >>> 8;
  bytes[at + 5] = low;
}
