import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Faults } from '../faults/faults.ts';
import type { Registration } from '../state/registration.ts';
import { postMessage } from './post-message.ts';

/**
 * Sends messages to registrations and counts what became of them. A receiver's failure ends nothing: smart-me does
 * not document retries, so there are none.
 */
export class Deliveries {
  readonly #faults: Faults;
  readonly #httpAgent = new HttpAgent({ keepAlive: true });
  readonly #httpsAgent = new HttpsAgent({ keepAlive: true });
  readonly #stopping = new AbortController();
  readonly #heldBack = new Map<Registration, Uint8Array>();

  constructor(faults: Faults) {
    this.#faults = faults;
  }

  /** Delivers a message, as far as the faults let it. Resolves when the receiver has answered; never rejects. */
  async deliver(registration: Registration, message: Uint8Array): Promise<void> {
    const fault = this.#faults.nextDelivery();
    if (fault?.kind === 'drop') return;
    const earlier = this.#heldBack.get(registration);
    if (fault?.kind === 'reorder' && earlier === undefined) {
      this.#heldBack.set(registration, message);
      return;
    }
    // At once, so that no other delivery under way takes it along too.
    this.#heldBack.delete(registration);
    const copies = fault?.kind === 'repeat' ? (fault.copies ?? 1) : 0;
    for (let i = 0; i <= copies; i++) await this.#send(registration, message);
    if (earlier !== undefined) await this.#send(registration, earlier);
  }

  /** Ends what is under way and closes the connections. */
  stop(): void {
    this.#stopping.abort();
    this.#httpAgent.destroy();
    this.#httpsAgent.destroy();
  }

  async #send({ apiUrl, username, password, deliveries }: Registration, message: Uint8Array): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    try {
      const status = await postMessage(
        { url: new URL(apiUrl), username, password: password?.reveal() },
        message,
        {
          httpAgent: this.#httpAgent,
          httpsAgent: this.#httpsAgent,
          signal: this.#stopping.signal,
        },
      );
      if (status < 200 || status > 299) throw new Error(`the receiver answered ${status}`);
      deliveries.sent += 1;
    } catch (error) {
      deliveries.failed += 1;
      deliveries.lastFailure = error instanceof Error ? error.message : String(error);
    }
  }
}
