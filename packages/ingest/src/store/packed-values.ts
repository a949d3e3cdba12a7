import type { ReadingOrigin } from '@smart-me/readings';

// The values of one reading in one column: a row for each reading instead of one for each value makes a store a hundred
// times as quick. An entry is the number of its code, its origin, and the number measured, in the unit of that code.

/** One value of a stored reading. */
export interface PackedValue {
  /** The number of its code: `StoredCodes` knows the code and the unit. */
  readonly code: number;
  readonly origin: ReadingOrigin;
  readonly value: number;
}

const ORIGINS: readonly ReadingOrigin[] = ['realtime', 'poll', 'history'];
const ENTRY = 13;

export function packValues(values: readonly PackedValue[]): Uint8Array {
  const bytes = new Uint8Array(values.length * ENTRY);
  const view = new DataView(bytes.buffer);
  values.forEach(({ code, origin, value }, index) => {
    view.setUint32(index * ENTRY, code);
    view.setUint8(index * ENTRY + 4, ORIGINS.indexOf(origin));
    view.setFloat64(index * ENTRY + 5, value);
  });
  return bytes;
}

export function unpackValues(bytes: Uint8Array): PackedValue[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / ENTRY) }, (_, index) => ({
    code: view.getUint32(index * ENTRY),
    origin: ORIGINS[view.getUint8(index * ENTRY + 4)] ?? 'realtime',
    value: view.getFloat64(index * ENTRY + 5),
  }));
}

/** The last value of a code, with its own time. */
export interface PackedLatest {
  readonly code: number;
  readonly milliseconds: number;
  readonly ticks: number;
  readonly value: number;
}

const LATEST_ENTRY = 22;

export function packLatest(latest: readonly PackedLatest[]): Uint8Array {
  const bytes = new Uint8Array(latest.length * LATEST_ENTRY);
  const view = new DataView(bytes.buffer);
  latest.forEach(({ code, milliseconds, ticks, value }, index) => {
    const at = index * LATEST_ENTRY;
    view.setUint32(at, code);
    view.setFloat64(at + 4, milliseconds);
    view.setUint16(at + 12, ticks);
    view.setFloat64(at + 14, value);
  });
  return bytes;
}

export function unpackLatest(bytes: Uint8Array): PackedLatest[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / LATEST_ENTRY) }, (_, index) => {
    const at = index * LATEST_ENTRY;
    return {
      code: view.getUint32(at),
      milliseconds: view.getFloat64(at + 4),
      ticks: view.getUint16(at + 12),
      value: view.getFloat64(at + 14),
    };
  });
}
