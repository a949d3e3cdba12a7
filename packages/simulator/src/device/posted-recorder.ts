import { Timestamp } from '@smart-me/proto-codec';
import type { Sample } from '../instrument/instrument.ts';
import { countUpTo } from '../profile/count-up-to.ts';
import type { Measurement, Recorder } from './recorder.ts';

/** The measurements that were posted to a device through the API, in order of their time. */
export class PostedRecorder implements Recorder {
  readonly #samples: Sample[] = [];

  /** Stores a sample; one of the same instant is replaced. */
  post(sample: Sample): void {
    const index = countUpTo(this.#samples, sample.at);
    const same = this.#samples[index - 1]?.at === sample.at;
    this.#samples.splice(same ? index - 1 : index, same ? 1 : 0, sample);
  }

  latest(): Measurement | undefined {
    return measurement(this.#samples.at(-1));
  }

  isConnected(): boolean {
    return true;
  }

  /** A posted device sends when someone posts. */
  nextArrival(): undefined {
    return undefined;
  }

  storedBefore(at: number): Measurement | undefined {
    return measurement(this.#samples[countUpTo(this.#samples, at) - 1]);
  }

  storedAfter(at: number): Measurement | undefined {
    return measurement(this.#samples[countUpTo(this.#samples, at)]);
  }
}

function measurement(sample: Sample | undefined): Measurement | undefined {
  return sample && { timestamp: new Timestamp(sample.at), sample };
}
