import type { Timestamp } from '@smart-me/readings';
import type { MeterRecorder } from './meter-recorder.ts';
import { Outages } from './outages.ts';
import { countUpTo } from './profile.ts';
import type { Sample } from './sample.ts';

/** What a device measured and when, exact to the tick. */
export interface Measurement {
  /** The millisecond it was taken in, since 1970. */
  readonly at: number;
  readonly timestamp: Timestamp;
  readonly sample: Sample;
}

/** A device's measurements as the cloud knows them: of a meter that measures, or of values that are posted. */
export type Recorder = MeterRecorder | PostedRecorder;

/** What both have in common. Instants are milliseconds since 1970. */
export interface Recording {
  /** When the device had no connection. */
  readonly outages: Outages;
  /** The last measurement that had arrived by `now`. */
  latest(now: number): Measurement | undefined;
  /** The instant after `after` at which the next measurement arrives. */
  nextArrival(after: number): number | undefined;
  /** The last stored measurement at or before `at`. */
  storedBefore(at: number): Measurement | undefined;
  /** The first stored measurement after `at`. */
  storedAfter(at: number): Measurement | undefined;
}

/** The measurements that were posted to a device through the API, in order of their time. */
export class PostedRecorder implements Recording {
  readonly kind = 'posted';
  readonly outages: Outages = new Outages();
  readonly #measurements: Measurement[] = [];

  /** Stores a measurement; one of the same instant is replaced. */
  post(measurement: Measurement): void {
    const index = countUpTo(this.#measurements, measurement.at);
    const same = this.#measurements[index - 1]?.at === measurement.at;
    this.#measurements.splice(same ? index - 1 : index, same ? 1 : 0, measurement);
  }

  latest(): Measurement | undefined {
    return this.#measurements.at(-1);
  }

  /** A posted device sends when someone posts. */
  nextArrival(): undefined {
    return undefined;
  }

  storedBefore(at: number): Measurement | undefined {
    return this.#measurements[countUpTo(this.#measurements, at) - 1];
  }

  storedAfter(at: number): Measurement | undefined {
    return this.#measurements[countUpTo(this.#measurements, at)];
  }
}
