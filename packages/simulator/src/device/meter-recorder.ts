import { Timestamp } from '@smart-me/proto-codec';
import type { Instrument } from '../instrument/instrument.ts';
import { MINUTE } from '../profile/profile.ts';
import { deriveSeed, uniform } from '../random/seeded.ts';
import { Outages } from './outages.ts';
import type { Measurement, Recorder } from './recorder.ts';

/** What a device measures takes this many milliseconds to the cloud. */
const TRANSIT = 80;
/** The cloud keeps one measurement a minute, taken on the minute. */
const STORED_STEP = MINUTE;
const TICKS_PER_MILLISECOND = 10_000;

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
    const at = this.outages.gridBefore(now - TRANSIT, this.interval, this.#phase);
    return this.#measure(at, Math.floor(uniform(this.#seed, at) * TICKS_PER_MILLISECOND));
  }

  nextArrival(after: number): number | undefined {
    const next = this.outages.gridAfter(after - TRANSIT, this.interval, this.#phase) + TRANSIT;
    return Number.isFinite(next) ? next : undefined;
  }

  storedBefore(at: number): Measurement | undefined {
    return this.#measure(this.outages.gridBefore(at, STORED_STEP));
  }

  storedAfter(at: number): Measurement | undefined {
    return this.#measure(this.outages.gridAfter(at, STORED_STEP));
  }

  #measure(at: number, ticks = 0): Measurement | undefined {
    if (at < this.#commissioned || !Number.isFinite(at)) return undefined;
    return { at, timestamp: new Timestamp(at, ticks), sample: this.#instrument.sample(at) };
  }

  get #phase(): number {
    return Math.floor(uniform(this.#seed, 0) * this.interval);
  }
}
