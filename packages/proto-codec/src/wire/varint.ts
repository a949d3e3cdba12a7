/** How many bytes a varint takes, given as words of 32 bits. */
export function varintSize(low: number, high: number): number {
  const bits = high === 0 ? 32 - Math.clz32(low) : 64 - Math.clz32(high);
  return Math.max(1, Math.ceil(bits / 7));
}

/** Writes a varint, given as words of 32 bits. Returns where it ends. */
export function putVarint(bytes: Uint8Array, start: number, low: number, high: number): number {
  let at = start;
  while (high !== 0 || low >>> 7 !== 0) {
    bytes[at++] = (low & 0x7f) | 0x80;
    low = (low >>> 7) | (high << 25);
    high >>>= 7;
  }
  bytes[at++] = low;
  return at;
}
