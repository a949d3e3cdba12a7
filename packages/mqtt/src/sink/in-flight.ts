import type { MqttClient } from 'mqtt';

/** Messages of one write on their way: at most so many that the broker has not acknowledged yet. */
export class InFlight {
  readonly #client: MqttClient;
  readonly #limit: number;
  #count = 0;
  #failure: { readonly error: unknown } | undefined;
  #changed: PromiseWithResolvers<undefined> | undefined;

  constructor(client: MqttClient, limit: number) {
    this.#client = client;
    this.#limit = limit;
  }

  /** Whether a message would have to wait for others. */
  get isFull(): boolean {
    return this.#count >= this.#limit;
  }

  /** Sends a retained message; `acknowledged` is called with the PUBACK, and not when it fails. */
  send(topic: string, payload: string, acknowledged: () => void): void {
    this.#count += 1;
    this.#client.publish(topic, payload, { qos: 1, retain: true }, (error) => {
      this.#count -= 1;
      if (error) this.#failure ??= { error };
      else acknowledged();
      this.#changed?.resolve(undefined);
    });
  }

  /** Resolves when there is room for another message. @throws what a message has failed with, or the signal's reason */
  room(signal: AbortSignal): Promise<void> {
    return this.#until(() => !this.isFull, signal);
  }

  /** Resolves when all have been acknowledged. @throws as `room` does */
  settled(signal: AbortSignal): Promise<void> {
    return this.#until(() => this.#count === 0, signal);
  }

  async #until(isSo: () => boolean, signal: AbortSignal): Promise<void> {
    const wake = (): void => this.#changed?.resolve(undefined);
    signal.addEventListener('abort', wake);
    try {
      for (;;) {
        signal.throwIfAborted();
        if (this.#failure !== undefined) throw this.#failure.error;
        if (isSo()) return;
        this.#changed = Promise.withResolvers<undefined>();
        await this.#changed.promise;
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }
}
