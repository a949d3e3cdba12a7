import { EventEmitter } from 'node:events';

/** A time without connection. */
export interface Outage {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
}

/** When a device was not connected: nothing it measured then reaches the cloud. */
export class Outages {
  readonly #outages: Outage[] = [];
  /** Tells when outages came or went: what was due can be due at another time. */
  readonly events: EventEmitter<{ change: [] }> = new EventEmitter<{ change: [] }>();

  add(outage: Outage): void {
    this.#outages.push(outage);
    this.events.emit('change');
  }

  clear(): void {
    this.#outages.length = 0;
    this.events.emit('change');
  }

  /** The outage that holds `at`. */
  at(at: number): Outage | undefined {
    return this.#outages.find(({ from, until }) => from <= at && at < until);
  }

  /** The latest instant at or before `at`, on the grid of `step` from `phase` on, that lies in no outage. */
  gridBefore(at: number, step: number, phase = 0): number {
    let instant = Math.floor((at - phase) / step) * step + phase;
    for (
      let outage = this.at(instant);
      outage !== undefined && Number.isFinite(instant);
      outage = this.at(instant)
    ) {
      instant = (Math.ceil((outage.from - phase) / step) - 1) * step + phase;
    }
    return instant;
  }

  /** The first instant after `after`, on the grid of `step` from `phase` on, that lies in no outage; infinite for one without an end. */
  gridAfter(after: number, step: number, phase = 0): number {
    let instant = (Math.floor((after - phase) / step) + 1) * step + phase;
    for (
      let outage = this.at(instant);
      outage !== undefined && Number.isFinite(instant);
      outage = this.at(instant)
    ) {
      instant = Math.ceil((outage.until - phase) / step) * step + phase;
    }
    return instant;
  }
}
