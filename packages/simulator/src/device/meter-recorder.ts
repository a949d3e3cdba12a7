import { Timestamp } from '@smart-me/readings';
import type { Instrument } from '../instrument/instrument.ts';
import { MINUTE, SECOND } from '../profile/profile.ts';
import { deriveSeed, uniform } from '../random/seeded.ts';
import { Outages } from './outages.ts';
import type { Measurement, Recorder } from './recorder.ts';

/** What a device measures takes this many milliseconds to the cloud. */
const TRANSIT = 80;
/** The cloud keeps one measurement a minute, taken on the minute. */
const STORED_STEP = MINUTE;
const TICKS_PER_MILLISECOND = 10_000;

/** A time that has not come and is over. */
const NEVER = { from: Number.MAX_SAFE_INTEGER, until: 0 };

/** What a meter's recorder needs to know. */
export interface MeterRecorderOptions {
  readonly seed: number;
  readonly instrument: Instrument;
  /** Milliseconds between two sendings. */
  readonly interval: number;
  /** There is nothing before. Milliseconds since 1970. */
  readonly commissioned: number;
}

/** A meter that sends on a grid of its own. Nothing is kept: a measurement is worked out when it is asked for. */
export class MeterRecorder implements Recorder {
  /** Milliseconds between two sendings. */
  interval: number;
  #hurry: { readonly from: number; readonly until: number } | undefined;
  readonly outages: Outages = new Outages();
  readonly #instrument: Instrument;
  readonly #commissioned: number;
  readonly #seed: number;

  constructor({ seed, instrument, interval, commissioned }: MeterRecorderOptions) {
    this.#seed = deriveSeed(seed, 'sending');
    this.#instrument = instrument;
    this.#commissioned = commissioned;
    this.interval = interval;
  }

  latest(now: number): Measurement | undefined {
    const sent = now - TRANSIT;
    const at = Math.max(this.outages.gridBefore(sent, this.interval, this.#phase), this.#hurriedBefore(sent));
    return this.#measure(at, Math.floor(uniform(this.#seed, at) * TICKS_PER_MILLISECOND));
  }

  nextArrival(after: number): number | undefined {
    const sent = after - TRANSIT;
    const next =
      Math.min(this.outages.gridAfter(sent, this.interval, this.#phase), this.#hurriedAfter(sent)) + TRANSIT;
    return Number.isFinite(next) ? next : undefined;
  }

  storedBefore(at: number): Measurement | undefined {
    return this.#measure(this.outages.gridBefore(at, STORED_STEP));
  }

  storedAfter(at: number): Measurement | undefined {
    return this.#measure(this.outages.gridAfter(Math.max(at, this.#commissioned - 1), STORED_STEP));
  }

  /** Sends every second between two instants. */
  hurry(from: number, until: number): void {
    this.#hurry = { from, until };
  }

  #hurriedBefore(at: number): number {
    const { from, until } = this.#hurry ?? NEVER;
    const instant = this.outages.gridBefore(Math.min(at, until), SECOND, this.#phase);
    return instant >= from ? instant : Number.NEGATIVE_INFINITY;
  }

  #hurriedAfter(at: number): number {
    const { from, until } = this.#hurry ?? NEVER;
    const instant = this.outages.gridAfter(Math.max(at, from), SECOND, this.#phase);
    return instant <= until ? instant : Number.POSITIVE_INFINITY;
  }

  #measure(at: number, ticks = 0): Measurement | undefined {
    if (at < this.#commissioned || !Number.isFinite(at)) return undefined;
    return { at, timestamp: new Timestamp(at, ticks), sample: this.#instrument.sample(at) };
  }

  get #phase(): number {
    return Math.floor(uniform(this.#seed, 0) * this.interval);
  }
}
