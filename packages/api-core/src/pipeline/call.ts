import type { Endpoint } from '../endpoint/endpoint.ts';
import type { Redactor } from '../error/redactor.ts';

/** What the policies know of the call that an attempt belongs to. */
export interface Call {
  readonly endpoint: Endpoint;
  /** `GET /Devices/{id}`: how errors and hooks name it. */
  readonly name: string;
  /** `https://api.smart-me.com`. */
  readonly origin: string;
  /** Milliseconds that one attempt may take. */
  readonly timeout: number;
  /** When the whole call must be over, on the clock of `performance.now()`. */
  readonly deadline: number;
  /** Keeps the secrets of the call out of errors and hooks. */
  readonly redactor: Redactor;
}
