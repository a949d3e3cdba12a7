import {
  createInbox,
  type Msg,
  nanos,
  type NatsConnection,
  type Subscription,
} from '@nats-io/transport-node';

/** How long a request for the next message stands at the server, in milliseconds. */
const LONG_POLL = 5_000;
/** A server that has not said a word for so long after it should have has not got the request, in milliseconds. */
const GRACE = 1_000;
/** Before a request is made again that nobody took: a leader is being elected, in milliseconds. */
const NOBODY_THERE = 250;
/** A batch ends with the message that passes this. */
const MAX_BATCH_BYTES = 4 * 1024 * 1024;

const NO_RESPONDERS = 503;
const NAK = new TextEncoder().encode('-NAK');

/**
 * Pulls messages of a durable consumer (ADR-13 of NATS): what is there at once, and when nothing is, it waits for one. No
 * message is asked for ahead of a batch, so that none waits here while another machine could have it.
 */
export class Pull {
  readonly #connection: NatsConnection;
  readonly #subject: string;
  readonly #inbox = createInbox();
  readonly #subscription: Subscription;
  readonly #messages: Msg[] = [];
  #request = 0;
  #status: number | undefined;
  #wake: () => void = () => undefined;

  constructor(connection: NatsConnection, stream: string, durable: string) {
    this.#connection = connection;
    this.#subject = `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`;
    this.#subscription = connection.subscribe(`${this.#inbox}.*`, {
      callback: (error, message) => {
        if (error === null) this.#take(message);
      },
    });
  }

  /**
   * Returns up to this many messages as soon as there is one; none when the signal aborts.
   *
   * @param onNobodyThere called when no server has the consumer, for now or for good
   */
  async next(limit: number, signal: AbortSignal, onNobodyThere: () => Promise<void>): Promise<Msg[]> {
    const stop = (): void => {
      this.#wake();
    };
    signal.addEventListener('abort', stop);
    try {
      while (!signal.aborted) {
        const missing = limit - this.#messages.length;
        if (missing > 0) await this.#ask(missing, undefined, signal);
        const ready = this.#messages.splice(0, limit);
        if (ready.length > 0) return ready;
        const status = await this.#ask(1, LONG_POLL, signal);
        if (status === NO_RESPONDERS && !isAborted(signal)) {
          await this.#pause(NOBODY_THERE, signal);
          await onNobodyThere();
        }
      }
      return [];
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** Asks again at once: the connection has been away, and the request with it. */
  again(): void {
    this.#status = 0;
    this.#wake();
  }

  /** What has come and was not taken goes back. */
  close(): void {
    this.#subscription.unsubscribe();
    for (const { reply } of this.#messages.splice(0)) {
      if (reply !== undefined && !this.#connection.isClosed()) this.#connection.publish(reply, NAK);
    }
  }

  /** Resolves when this many messages have come, or the server says that these are all: with the status that says so. */
  async #ask(batch: number, wait: number | undefined, signal: AbortSignal): Promise<number | undefined> {
    this.#request += 1;
    this.#status = undefined;
    const wanted = this.#messages.length + batch;
    const maxBytes = Math.max(MAX_BATCH_BYTES, 2 * (this.#connection.info?.max_payload ?? 0));
    const request = {
      batch,
      max_bytes: maxBytes,
      ...(wait === undefined ? { no_wait: true } : { expires: nanos(wait) }),
    };
    this.#connection.publish(this.#subject, JSON.stringify(request), {
      reply: `${this.#inbox}.${this.#request}`,
    });
    const deadline = Date.now() + (wait ?? 0) + GRACE;
    while (this.#messages.length < wanted && !isAborted(signal)) {
      const status = this.#statusNow();
      if (status !== undefined || Date.now() >= deadline) return status;
      await this.#pause(deadline - Date.now(), signal);
    }
    return undefined;
  }

  /** It comes while something is awaited. */
  #statusNow(): number | undefined {
    return this.#status;
  }

  #take(message: Msg): void {
    const code = message.headers?.code ?? 0;
    if (code === 0) this.#messages.push(message);
    // Of an older request it says nothing any more.
    else if (message.subject === `${this.#inbox}.${this.#request}`) this.#status = code;
    this.#wake();
  }

  #pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** It may have been aborted while something was awaited. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
