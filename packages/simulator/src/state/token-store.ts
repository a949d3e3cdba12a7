import type { Adapter, AdapterPayload } from 'oidc-provider';
import type { SimulatedClock } from '../clock/simulated-clock.ts';

/** Something that was issued: a token, a code, a session. */
export interface Issued {
  readonly payload: AdapterPayload;
  /** Simulated milliseconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

/** Simulated milliseconds. How long what has ended is still told from what there never was: `expired_token` of a device code. */
const KEPT_AFTER_END = 24 * 3_600_000;

/** Number of tokens before the first sweep. */
const FIRST_SWEEP = 64;

/** What oidc-provider issued of one model. Lifetimes run by the simulated clock. */
export class TokenStore implements Adapter {
  readonly #clock: SimulatedClock;
  readonly #issued = new Map<string, Issued>();
  #sweepAt = FIRST_SWEEP;

  constructor(clock: SimulatedClock) {
    this.#clock = clock;
  }

  /** Takes something back at once. */
  revoke(id: string): void {
    this.#issued.delete(id);
  }

  /** All that has not expired, by id. */
  valid(): Map<string, Issued> {
    const now = this.#clock.milliseconds;
    return new Map([...this.#issued].filter(([, { expiresAt }]) => expiresAt > now));
  }

  upsert(id: string, payload: AdapterPayload, expiresIn = Number.POSITIVE_INFINITY): Promise<void> {
    const now = this.#clock.milliseconds;
    // Saved again, it keeps the day it was issued: a rotated token counts its whole life by it.
    const issuedAt = this.#issued.get(id)?.issuedAt ?? now;
    this.#issued.set(id, { payload, issuedAt, expiresAt: now + expiresIn * 1000 });
    if (this.#issued.size >= this.#sweepAt) this.#sweep(now - KEPT_AFTER_END);
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#onMachineTime(this.#issued.get(id)));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(
      this.#onMachineTime([...this.#issued.values()].find(({ payload }) => payload.uid === uid)),
    );
  }

  findByUserCode(userCode: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(
      this.#onMachineTime([...this.#issued.values()].find(({ payload }) => payload.userCode === userCode)),
    );
  }

  consume(id: string): Promise<void> {
    const issued = this.#issued.get(id);
    if (issued !== undefined) issued.payload['consumed'] = epochSeconds(Date.now());
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.revoke(id);
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [id, { payload }] of this.#issued) if (payload.grantId === grantId) this.#issued.delete(id);
    return Promise.resolve();
  }

  /** Forgets what ended before. The next one comes when twice as many are there, so a write costs the same however many are. */
  #sweep(before: number): void {
    for (const [id, { expiresAt }] of this.#issued) if (expiresAt < before) this.#issued.delete(id);
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#issued.size);
  }

  /** The library compares `iat` and `exp` with the machine's time: here they are moved over to it. */
  #onMachineTime(issued: Issued | undefined): AdapterPayload | undefined {
    if (issued === undefined) return undefined;
    const { payload, issuedAt, expiresAt } = issued;
    const [now, machineNow] = [this.#clock.milliseconds, epochSeconds(Date.now())];
    return {
      ...payload,
      iat: machineNow - epochSeconds(now - issuedAt),
      // Up, so that it ends exactly when nothing is left, whatever part of a second the machine is in.
      ...(Number.isFinite(expiresAt) && { exp: machineNow + Math.ceil((expiresAt - now) / 1000) }),
    };
  }
}

function epochSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}
