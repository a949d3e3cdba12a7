import { EventEmitter } from 'node:events';
import { DAY, MINUTE } from './profile.ts';

/** A time without connection. */
export interface Outage {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly until: number;
  /** The meter keeps its quarter hours meanwhile, and sends them when it is back. Default: nothing of that time arrives. */
  readonly keepsQuarterHours?: boolean;
}

/** The load profile has its values at the full quarter hours. */
export const QUARTER_HOUR: number = 15 * MINUTE;
/** What was kept arrives this many milliseconds after the connection is back: what the meter measures then is quicker. */
const LATE = MINUTE;
/** The memory of a meter: two months. */
const MEMORY = 61 * DAY;

/** When a device was not connected. */
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

  /** The last quarter hour at or before `at` that was kept in an outage and had arrived by `now`; -Infinity when there is none. */
  keptBefore(at: number, now: number): number {
    const kept = this.#kept((arrival) => arrival <= now).map(({ from, until }) => {
      const instant = Math.floor(Math.min(at, until - 1) / QUARTER_HOUR) * QUARTER_HOUR;
      return instant >= from ? instant : Number.NEGATIVE_INFINITY;
    });
    return Math.max(...kept);
  }

  /** The first one after `after`; Infinity when there is none. */
  keptAfter(after: number, now: number): number {
    const kept = this.#kept((arrival) => arrival <= now).map(({ from, until }) => {
      const instant = Math.ceil(Math.max(after + 1, from) / QUARTER_HOUR) * QUARTER_HOUR;
      return instant < until ? instant : Number.POSITIVE_INFINITY;
    });
    return Math.min(...kept);
  }

  /** The first instant after `after` at which quarter hours arrive that were kept; Infinity when there is none. */
  nextArrivalOfKept(after: number): number {
    return Math.min(...this.#kept((arrival) => arrival > after).map(({ until }) => until + LATE));
  }

  /** The quarter hours that arrive at an instant, oldest first. */
  keptArriving(at: number): number[] {
    return this.#kept((arrival) => arrival === at).flatMap(({ from, until }) => {
      const first = Math.ceil(from / QUARTER_HOUR) * QUARTER_HOUR;
      const count = Math.max(0, Math.ceil((until - first) / QUARTER_HOUR));
      return Array.from({ length: count }, (_, index) => first + index * QUARTER_HOUR);
    });
  }

  /** The times of outages that kept something, as far as the memory of a meter reaches. */
  #kept(hasArrived: (arrival: number) => boolean): readonly Outage[] {
    return this.#outages
      .filter(
        ({ until, keepsQuarterHours }) =>
          keepsQuarterHours === true && Number.isFinite(until) && hasArrived(until + LATE),
      )
      .map(({ from, until }) => ({ from: Math.max(from, until - MEMORY), until }));
  }
}
