import type { IClientPublishOptions, MqttClient } from 'mqtt';

/** A retained message. */
export interface Message {
  readonly topic: string;
  readonly payload: string;
  /** Called with the PUBACK, and not when it fails. */
  readonly acknowledged: () => void;
}

const OPTIONS: IClientPublishOptions = { qos: 1, retain: true };

/**
 * Messages of one write on their way: a limited number that the broker has not acknowledged yet, and as many that wait. One that
 * waits goes in the very turn in which another is acknowledged: a connection that falls silent for a moment is silent for 40 ms,
 * by Nagle's algorithm here and delayed acknowledgements (RFC 1122 §4.2.3.2) there.
 */
export class InFlight {
  readonly #client: MqttClient;
  readonly #limit: number;
  readonly #waiting: Message[] = [];
  #next = 0;
  #count = 0;
  #isCollecting = false;
  #failure: { readonly error: unknown } | undefined;
  /** What somebody waits for, and who is woken then: not at every message, since waking costs more than sending. */
  #awaited: { readonly isSo: () => boolean; readonly woken: PromiseWithResolvers<undefined> } | undefined;

  constructor(client: MqttClient, limit: number) {
    this.#client = client;
    this.#limit = limit;
  }

  /** Whether no more shall wait. */
  get isFull(): boolean {
    return this.#waitingCount >= this.#limit;
  }

  get #waitingCount(): number {
    return this.#waiting.length - this.#next;
  }

  send(message: Message): void {
    if (this.#count < this.#limit) this.#publish(message);
    else this.#waiting.push(message);
  }

  #publish(message: Message): void {
    this.#count += 1;
    this.#collect();
    this.#client.publish(message.topic, message.payload, OPTIONS, (error) => {
      this.#count -= 1;
      if (error) this.#failure ??= { error };
      else message.acknowledged();
      this.#sendNext();
      if (this.#failure !== undefined || this.#awaited?.isSo() === true)
        this.#awaited?.woken.resolve(undefined);
    });
  }

  #sendNext(): void {
    const next = this.#failure === undefined ? this.#waiting[this.#next] : undefined;
    if (next === undefined) return;
    this.#next += 1;
    this.#publish(next);
    if (this.#next < this.#limit) return;
    this.#waiting.splice(0, this.#next);
    this.#next = 0;
  }

  /** What is published in one turn of the event loop goes to the system in one write: a write costs more than a message. */
  #collect(): void {
    if (this.#isCollecting) return;
    const { stream } = this.#client;
    this.#isCollecting = true;
    stream.cork();
    setImmediate(() => {
      this.#isCollecting = false;
      stream.uncork();
    });
  }

  /**
   * Resolves when there is room for half as many as may wait: the others keep the line busy meanwhile.
   *
   * @throws what a message has failed with, or the signal's reason
   */
  room(signal: AbortSignal): Promise<void> {
    return this.#until(() => this.#waitingCount <= this.#limit / 2, signal);
  }

  /** Resolves when all have been acknowledged. @throws as `room` does */
  settled(signal: AbortSignal): Promise<void> {
    return this.#until(() => this.#count === 0, signal);
  }

  async #until(isSo: () => boolean, signal: AbortSignal): Promise<void> {
    const wake = (): void => this.#awaited?.woken.resolve(undefined);
    signal.addEventListener('abort', wake);
    try {
      for (;;) {
        // What waits is not sent any more: whoever aborts writes the same again.
        if (signal.aborted) this.#failure ??= { error: signal.reason };
        if (this.#failure !== undefined) throw this.#failure.error;
        if (isSo()) return;
        this.#awaited = { isSo, woken: Promise.withResolvers<undefined>() };
        await this.#awaited.woken.promise;
      }
    } finally {
      this.#awaited = undefined;
      signal.removeEventListener('abort', wake);
    }
  }
}
