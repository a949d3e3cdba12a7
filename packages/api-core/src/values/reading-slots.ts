import { appendReading, type DeviceReading, profiles, readingAt, ReadingColumns } from '@smart-me/readings';

/**
 * Readings by the number of the asked time that each belongs to. They are kept as columns, whose memory serves again
 * after `clear`: the objects of a whole response, kept until their turn, would fill the part of the heap that V8 is slow to
 * collect.
 */
export class ReadingSlots {
  readonly #columns = new ReadingColumns(profiles.rest);
  /** The row of the reading of each slot, from 1; 0 where there is none. */
  #rows = new Uint32Array(0);

  /** Empties the slots, and makes this many of them. */
  clear(count: number): void {
    this.#columns.clear();
    if (this.#rows.length === count) this.#rows.fill(0);
    else this.#rows = new Uint32Array(count);
  }

  get count(): number {
    return this.#rows.length;
  }

  at(slot: number): DeviceReading | undefined {
    return readingAt(this.#columns, (this.#rows[slot] ?? 0) - 1);
  }

  /** Writes a reading into a slot, if there is that slot and no newer reading in it. */
  set(slot: number, reading: DeviceReading): void {
    const row = this.#rows[slot];
    if (row === undefined) return;
    const older = row === 0 || (this.#columns.ticks[row - 1] ?? 0n) < reading.timestamp.ticks;
    if (!older) return;
    appendReading(this.#columns, reading);
    this.#rows[slot] = this.#columns.deviceCount;
  }
}
