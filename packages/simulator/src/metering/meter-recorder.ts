import { Timestamp } from '@smart-me/readings';
import { deriveSeed, uniform } from '../random/seeded.ts';
import type { Family } from './families.ts';
import { Outages, QUARTER_HOUR } from './outages.ts';
import { MINUTE, SECOND } from './profile.ts';
import type { Measurement, Recording } from './recording.ts';
import type { Meter } from './sample.ts';
import { anyOf, onChange, onGrid, type Sending } from './sending.ts';

/** What a device measures takes this many milliseconds to the cloud. */
const TRANSIT = 80;
/** The cloud keeps one measurement a minute, taken on the minute. */
const STORED_STEP = MINUTE;
const TICKS_PER_MILLISECOND = 10_000;
/** How long a device sends every second when it is asked to. */
const FAST_SENDING = 30 * SECOND;

/** What a meter's recorder needs to know. */
export interface MeterRecorderOptions {
  readonly seed: number;
  readonly meter: Meter;
  /** Milliseconds between two sendings. */
  readonly interval: number;
  /** There is nothing before. Milliseconds since 1970. */
  readonly commissioned: number;
  /** Default: at intervals. */
  readonly sends?: Family['sends'];
}

/** A meter that sends by itself. Nothing is kept: a measurement is worked out when it is asked for. */
export class MeterRecorder implements Recording {
  readonly kind = 'measuring';
  readonly outages: Outages = new Outages();
  readonly #meter: Meter;
  readonly #commissioned: number;
  readonly #seed: number;
  readonly #sends: Family['sends'];
  #sending: Sending;
  #fast: { readonly from: number; readonly until: number } | undefined;

  constructor({ seed, meter, interval, commissioned, sends = 'at intervals' }: MeterRecorderOptions) {
    this.#seed = deriveSeed(seed, 'sending');
    this.#meter = meter;
    this.#commissioned = commissioned;
    this.#sends = sends;
    this.#sending = this.#regular(interval);
  }

  /**
   * Sends every `interval` milliseconds from now on, where in the interval the seed says or `phase` does. A device that sends
   * on change goes by that alone.
   */
  setInterval(interval: number, phase?: number): void {
    this.#sending = this.#regular(interval, phase);
  }

  /** Sends every second for half a minute from `now` on. */
  sendFast(now: number): void {
    this.#fast = { from: now, until: now + FAST_SENDING };
  }

  /** Whether what was sent at an instant was sent as one of every second. */
  isFast(at: number): boolean {
    return this.#fast !== undefined && at >= this.#fast.from && at <= this.#fast.until;
  }

  latest(now: number): Measurement | undefined {
    const at = this.#all().before(now - TRANSIT);
    // The quarter hour is exact; whatever else is sent bears the tick in which it was measured.
    const ticks = at % QUARTER_HOUR === 0 ? 0 : Math.floor(uniform(this.#seed, at) * TICKS_PER_MILLISECOND);
    return this.#measure(at, ticks);
  }

  nextArrival(after: number): number | undefined {
    const next = this.#all().after(after - TRANSIT) + TRANSIT;
    return Number.isFinite(next) ? next : undefined;
  }

  /** What was sent before a measurement. */
  previous({ at }: Measurement): Measurement | undefined {
    return this.#measure(this.#all().before(at - 1));
  }

  /** The instant after `after` at which the quarter hours of an outage arrive that the meter has kept. */
  nextArrivalOfKept(after: number): number | undefined {
    const next = this.outages.nextArrivalOfKept(after);
    return Number.isFinite(next) ? next : undefined;
  }

  /** The quarter hours that arrive at that instant, oldest first. */
  keptArriving(at: number): readonly Measurement[] {
    return this.outages.keptArriving(at).flatMap((instant) => this.#measure(instant) ?? []);
  }

  storedBefore(at: number, now: number): Measurement | undefined {
    const { outages } = this;
    return this.#measure(Math.max(outages.gridBefore(at, STORED_STEP), outages.keptBefore(at, now)));
  }

  storedAfter(at: number, now: number): Measurement | undefined {
    const { outages } = this;
    const after = Math.max(at, this.#commissioned - 1);
    return this.#measure(Math.min(outages.gridAfter(after, STORED_STEP), outages.keptAfter(after, now)));
  }

  #regular(interval: number, phase = Math.floor(uniform(this.#seed, 0) * interval)): Sending {
    if (this.#sends === 'on change') {
      const own = Math.floor(uniform(this.#seed, 1) * 10 * SECOND);
      return onChange(this.#meter, this.outages, { phase: own, commissioned: this.#commissioned });
    }
    const grid = onGrid(this.outages, { step: interval, phase });
    return this.#sends === 'at intervals'
      ? grid
      : anyOf([grid, onGrid(this.outages, { step: QUARTER_HOUR })]);
  }

  #all(): Sending {
    const fast = this.#fast;
    if (fast === undefined) return this.#sending;
    return anyOf([this.#sending, onGrid(this.outages, { step: SECOND, phase: fast.from % SECOND, ...fast })]);
  }

  #measure(at: number, ticks = 0): Measurement | undefined {
    if (at < this.#commissioned || !Number.isFinite(at)) return undefined;
    return { at, timestamp: new Timestamp(at, ticks), sample: this.#meter.sample(at) };
  }
}
