import type { ProfileOf, UnitProfile } from '../units/unit-profile.ts';

/**
 * Readings as columns: typed arrays with a row per value, and others with a row per device reading.
 *
 * The arrays may have room for more: `valueCount` and `deviceCount` say how many rows are filled. They are replaced
 * when they grow, so take them from here again after each `decodeColumns`. All numbers are in the units of one profile,
 * or of one for each device.
 *
 * @example
 * const columns = decodeColumns(bytes);
 * for (let row = 0; row < columns.valueCount; row++) columns.value[row];
 */
export class ReadingColumns {
  /** The units of the numbers: one profile for all, or that of each device; `profiles.realtime` where none is given. */
  profile: UnitProfile | ProfileOf | undefined;

  /** How many values there are. */
  valueCount = 0;
  /** The values. */
  value: Float64Array<ArrayBuffer> = new Float64Array(0);
  /** The `key` of each value's OBIS code: its six bytes as one integer. */
  obisKey: Float64Array<ArrayBuffer> = new Float64Array(0);
  /** The row of each value's device reading. */
  device: Uint32Array<ArrayBuffer> = new Uint32Array(0);

  /** How many device readings there are: one for each DeviceData, so a device may come more than once. */
  deviceCount = 0;
  /** The time of each device reading: ticks of 100 ns since 1970-01-01T00:00:00Z. */
  ticks: BigInt64Array<ArrayBuffer> = new BigInt64Array(0);
  /** The memory of `ticks` as words of 32 bits, for code that does without bigint. */
  tickWords: Int32Array<ArrayBuffer> = new Int32Array(this.ticks.buffer);
  /** System.DateTimeKind: 0 unspecified, 1 UTC, 2 local. */
  kind: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** The id of each device reading: the sixteen bytes of .NET's GUID as four little-endian words. See `deviceId`. */
  guidWords: Int32Array<ArrayBuffer> = new Int32Array(0);

  constructor(profile?: UnitProfile | ProfileOf) {
    this.profile = profile;
  }

  /** Empties the columns, and makes room for this many values. */
  clear(values = 0): void {
    this.valueCount = 0;
    this.deviceCount = 0;
    if (values > this.value.length) allocate(this, values);
  }

  /** Adds a value of the device reading at `deviceCount`; `clear` or `reserveValues` has made room for it. */
  push(obisKey: number, value: number): void {
    const row = this.valueCount++;
    this.obisKey[row] = obisKey;
    this.value[row] = value;
    this.device[row] = this.deviceCount;
  }

  /** Makes room for a device reading at `deviceCount`. */
  reserveDevice(): void {
    if (this.deviceCount < this.kind.length) return;
    const capacity = Math.max(4, 2 * this.deviceCount);
    const { ticks, kind, guidWords } = this;
    this.ticks = new BigInt64Array(capacity);
    this.tickWords = new Int32Array(this.ticks.buffer);
    this.kind = new Uint8Array(capacity);
    this.guidWords = new Int32Array(4 * capacity);
    this.ticks.set(ticks);
    this.kind.set(kind);
    this.guidWords.set(guidWords);
  }
}

/** Returns where the rows of values end that belong to a device reading and begin at `start`. */
export function endOfDevice({ device, valueCount }: ReadingColumns, index: number, start: number): number {
  let end = start;
  while (end < valueCount && device[end] === index) end++;
  return end;
}

function allocate(columns: ReadingColumns, values: number): void {
  columns.value = new Float64Array(values);
  columns.obisKey = new Float64Array(values);
  columns.device = new Uint32Array(values);
}

/** Makes room for this many values in all; those that are there stay. */
export function reserveValues(columns: ReadingColumns, count: number): void {
  const { value, obisKey, device } = columns;
  if (count <= value.length) return;
  allocate(columns, Math.max(count, 2 * value.length));
  columns.value.set(value);
  columns.obisKey.set(obisKey);
  columns.device.set(device);
}
