/**
 * Readings as columns: typed arrays with one row per value, and others with one row per device reading.
 *
 * The arrays have room for more rows than are filled: `valueCount` and `deviceCount` say how many are. They are
 * replaced when they grow, so read them again after each `decodeColumns`.
 *
 * @example
 * const columns = decodeColumns(bytes);
 * for (let row = 0; row < columns.valueCount; row++) columns.value[row];
 */
export class ReadingColumns {
  /** How many rows the columns of values have. */
  valueCount = 0;
  /** The measured values. */
  value: Float64Array<ArrayBuffer> = new Float64Array(0);
  /** The `key` of each value's OBIS code: its six bytes as one integer. */
  obisKey: Float64Array<ArrayBuffer> = new Float64Array(0);
  /** The row of each value's device reading in the columns below. */
  device: Uint32Array<ArrayBuffer> = new Uint32Array(0);

  /** How many rows the columns of device readings have: one for each `DeviceData`, so a device may come twice. */
  deviceCount = 0;
  /** The time of each device reading: ticks of 100 ns since 1970-01-01T00:00:00Z. */
  ticks: BigInt64Array<ArrayBuffer> = new BigInt64Array(0);
  /** The memory of `ticks` as pairs of 32-bit words, for code that does without bigint. */
  tickWords: Int32Array<ArrayBuffer> = new Int32Array(this.ticks.buffer);
  /** System.DateTimeKind: 0 unspecified, 1 UTC, 2 local. */
  kind: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  /** The device's GUID: four little-endian 32-bit words of the sixteen bytes that .NET keeps it in. */
  guidWords: Int32Array<ArrayBuffer> = new Int32Array(0);

  /** Makes room for so many values without keeping those that are there. */
  resetFor(values: number): void {
    this.valueCount = 0;
    this.deviceCount = 0;
    if (values <= this.value.length) return;
    this.value = new Float64Array(values);
    this.obisKey = new Float64Array(values);
    this.device = new Uint32Array(values);
  }

  /** Makes room for one device reading behind the last, and keeps those that are there. */
  growDevices(): void {
    const capacity = Math.max(4, this.kind.length * 2);
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
