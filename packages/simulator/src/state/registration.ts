import type { Secret } from '../secret.ts';

/** A realtime registration: a place to which readings are pushed as they arrive. */
export interface Registration {
  readonly id: string;
  /** The device whose readings go there; undefined: all of the account. */
  readonly deviceId: string | undefined;
  readonly apiUrl: string;
  readonly username: string | undefined;
  readonly password: Secret | undefined;
  /** What became of the deliveries so far. */
  readonly deliveries: { sent: number; failed: number; lastFailure?: string };
}
