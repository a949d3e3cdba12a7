import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { encodeReadings } from '@smart-me/proto-codec';
import type { DeviceReading, ProfileOf, UnitProfile } from '@smart-me/readings';
import type { Faults } from '../faults/faults.ts';
import type { Registration } from '../state/account.ts';
import { postMessage } from './post-message.ts';

/** The connections that all receivers of a simulator share. */
const MAX_SOCKETS = 64;

/** Who a reading comes from. */
export interface Sender {
  readonly id: string;
  /** The units of its messages. */
  readonly realtimeProfile: UnitProfile;
}

/** What goes to one receiver next. */
interface Outbox {
  readonly readings: DeviceReading[];
  readonly profiles: Map<string, UnitProfile>;
  readonly sent: Promise<void>;
}

/**
 * Sends readings to registrations and counts what became of them. A receiver's failure ends nothing: smart-me does
 * not document retries, so there are none.
 */
export class Deliveries {
  readonly #faults: Faults;
  readonly #onDelivery:
    ((apiUrl: string, status: number | undefined, milliseconds: number) => void) | undefined;
  readonly #readingsPerPost: number;
  readonly #httpAgent = new HttpAgent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  readonly #httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  readonly #stopping = new AbortController();
  readonly #heldBack = new Map<Registration, Uint8Array>();
  readonly #outboxes = new Map<Registration, Outbox>();

  /** `readingsPerPost`: what arrives at one moment shares a POST, up to this many readings. */
  constructor(
    faults: Faults,
    {
      readingsPerPost = 1,
      onDelivery,
    }: {
      readonly readingsPerPost?: number | undefined;
      readonly onDelivery?: (apiUrl: string, status: number | undefined, milliseconds: number) => void;
    } = {},
  ) {
    this.#faults = faults;
    this.#onDelivery = onDelivery;
    this.#readingsPerPost = readingsPerPost;
  }

  /** Delivers a reading, as far as the faults let it. Resolves when the receiver has responded; never rejects. */
  async deliver(registration: Registration, sender: Sender, reading: DeviceReading): Promise<void> {
    const known = this.#outboxes.get(registration);
    if (known !== undefined && known.readings.length < this.#readingsPerPost) {
      known.readings.push(reading);
      known.profiles.set(sender.id, sender.realtimeProfile);
      return known.sent;
    }
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const outbox: Outbox = {
      readings: [reading],
      profiles: new Map([[sender.id, sender.realtimeProfile]]),
      sent: promise,
    };
    if (this.#readingsPerPost > 1) {
      this.#outboxes.set(registration, outbox);
      // What else arrives at this moment comes along.
      await new Promise(setImmediate);
      if (this.#outboxes.get(registration) === outbox) this.#outboxes.delete(registration);
    }
    const profile: ProfileOf = (id) => outbox.profiles.get(id) ?? sender.realtimeProfile;
    await this.#deliver(registration, encodeReadings(outbox.readings, { profile }));
    resolve(undefined);
  }

  /** Ends what is under way and closes the connections. */
  stop(): void {
    this.#stopping.abort();
    this.#httpAgent.destroy();
    this.#httpsAgent.destroy();
  }

  async #deliver(registration: Registration, message: Uint8Array): Promise<void> {
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
    for (let i = 0; i <= copies; i++) await this.#send(registration, message, fault?.kind === 'cut');
    if (earlier !== undefined) await this.#send(registration, earlier);
  }

  async #send(
    { apiUrl, username, password, deliveries }: Registration,
    message: Uint8Array,
    isCut = false,
  ): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    const start = performance.now();
    let status: number | undefined;
    try {
      status = await postMessage({ url: new URL(apiUrl), username, password: password?.reveal() }, message, {
        httpAgent: this.#httpAgent,
        httpsAgent: this.#httpsAgent,
        signal: this.#stopping.signal,
        isCut,
      });
      if (status < 200 || status > 299) throw new Error(`the receiver responded with ${status}`);
      deliveries.sent += 1;
    } catch (error) {
      deliveries.failed += 1;
      deliveries.lastFailure = error instanceof Error ? error.message : String(error);
    } finally {
      this.#onDelivery?.(apiUrl, status, performance.now() - start);
    }
  }
}
