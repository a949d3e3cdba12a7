import { setInterval } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { BROKEN, LIMIT, TURN } from './watchdog-memory.ts';

/** Ends what keeps the event loop from turning: a mutant's loop without an end stops nothing but its own test. */
export class Watchdog {
  readonly #memory = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));

  constructor() {
    new Worker(new URL('watchdog-thread.ts', import.meta.url), {
      workerData: this.#memory,
      execArgv: [],
    }).unref();
    setInterval(() => Atomics.add(this.#memory, TURN, 1), 50).unref();
  }

  /** How often something was ended. */
  get broken(): number {
    return Atomics.load(this.#memory, BROKEN);
  }

  /** How many milliseconds of processor time may pass from here on until the event loop turns; 0 is any number. */
  allow(milliseconds: number): void {
    Atomics.store(this.#memory, LIMIT, milliseconds);
  }
}
