import type { DeviceReading } from '../device-reading.ts';

/** Readings kept for a subscriber that is slow. */
const BUFFER = 10_000;

interface Subscriber {
  readonly waiting: DeviceReading[];
  wake: () => void;
  isTooSlow: boolean;
}

/**
 * Hands readings to whoever listens: the `subscribe` of a `ReadingSource` of your own.
 *
 * @example
 * const subscribers = new Subscribers();
 * subscribers.publish(readings);
 */
export class Subscribers {
  readonly #all = new Set<Subscriber>();

  /** Hands readings to all who listen now. */
  publish(readings: readonly DeviceReading[]): void {
    for (const one of this.#all) {
      if (one.waiting.length + readings.length > BUFFER) one.isTooSlow = true;
      else one.waiting.push(...readings);
      one.wake();
    }
  }

  /**
   * Listens from now on, until the signal.
   *
   * @throws Error when the subscriber has fallen behind by more than the buffer holds
   */
  subscribe(signal: AbortSignal): AsyncIterable<DeviceReading> {
    const own: Subscriber = { waiting: [], wake: () => undefined, isTooSlow: false };
    if (!signal.aborted) this.#all.add(own);
    signal.addEventListener(
      'abort',
      () => {
        this.#all.delete(own);
        own.wake();
      },
      { once: true },
    );
    return this.#readings(own);
  }

  async *#readings(own: Subscriber): AsyncGenerator<DeviceReading, void, undefined> {
    try {
      while (this.#all.has(own)) {
        if (own.isTooSlow) {
          throw new Error(
            `The subscriber has fallen behind by ${BUFFER} readings: read the rest by range().`,
          );
        }
        for (const reading of own.waiting.splice(0)) yield reading;
        if (own.waiting.length > 0 || !this.#all.has(own)) continue;
        await new Promise<void>((resolve) => {
          own.wake = resolve;
        });
      }
    } finally {
      this.#all.delete(own);
    }
  }

  /** Ends what all listen to. */
  close(): void {
    const all = [...this.#all];
    this.#all.clear();
    for (const one of all) one.wake();
  }
}
