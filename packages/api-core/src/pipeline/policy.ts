import type { HttpMethod } from '../endpoint/endpoint.ts';
import type { ErrorResponse, FailedCall } from '../error/service.ts';

/** What the policies know of the call that an attempt belongs to. */
export interface Call extends FailedCall {
  /** Whether sending it twice does no more than sending it once. */
  readonly idempotent: boolean;
  /** Milliseconds that one attempt may take. */
  readonly timeout: number;
  /** When the whole call must be over, on the clock of `performance.now()`. */
  readonly deadline: number;
  /** Set by who signs a request. */
  credentials: string | undefined;
  /** Attempts that have begun. */
  attempts: number;
}

/** A request on its way through the policies. A policy that wants it otherwise hands on a copy. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Aborted when nobody waits for the response any more. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
}

/** A response whose body has been received whole. */
export interface ReceivedResponse extends ErrorResponse {
  /** What `fetch` gave; its body is used up. */
  readonly head: Response;
}

/** Sends a request and returns its response. */
export type Send = (request: OutgoingRequest, call: Call) => Promise<ReceivedResponse>;

/** One rule about how requests are sent, around whatever comes after it. */
export type Policy = (next: Send) => Send;

/** The policies around `send`, the first outermost. */
export function compose(policies: readonly Policy[], send: Send): Send {
  return policies.reduceRight((next, policy) => policy(next), send);
}

/** An attempt that ended without a whole response; whether it is tried again is for the retry to say. */
export class AttemptFailure extends Error {
  readonly fault: 'network' | 'timeout';

  constructor(fault: 'network' | 'timeout', cause?: unknown) {
    super(fault, { cause });
    this.fault = fault;
  }
}
