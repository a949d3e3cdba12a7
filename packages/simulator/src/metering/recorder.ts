import type { MeterRecorder } from './meter-recorder.ts';
import { Outages } from './outages.ts';
import { countUpTo } from './profile.ts';
import type { Measurement, Recording } from './recording.ts';

/** A device's measurements as the cloud knows them: of a meter that measures, or of values that are posted. */
export type Recorder = MeterRecorder | PostedRecorder;

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
