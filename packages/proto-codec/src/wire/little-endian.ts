// Numbers in single bytes. A DataView is faster for many of them, but to make one takes longer than to read or write a
// small message.

/** The size of a message from which a DataView pays. */
export const WORTH_A_VIEW = 300;

const double: Float64Array = /* @__PURE__ */ new Float64Array(1);
const words: Int32Array = /* @__PURE__ */ new Int32Array(double.buffer);

/** Which word of a double is the low one: this platform's byte order says. */
const LOW_WORD: number = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;

/** Four bytes, as a signed integer. */
export function int32At(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}

/** Eight bytes, as a double. */
export function float64At(bytes: Uint8Array, at: number): number {
  words[LOW_WORD] = int32At(bytes, at);
  words[1 - LOW_WORD] = int32At(bytes, at + 4);
  return double[0] ?? 0;
}

/** Writes a signed integer into four bytes. */
export function writeInt32(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >>> 8;
  bytes[at + 2] = value >>> 16;
  bytes[at + 3] = value >>> 24;
}

/** Writes a double into eight bytes. */
export function writeFloat64(bytes: Uint8Array, at: number, value: number): void {
  double[0] = value;
  writeInt32(bytes, at, words[LOW_WORD] ?? 0);
  writeInt32(bytes, at + 4, words[1 - LOW_WORD] ?? 0);
}
