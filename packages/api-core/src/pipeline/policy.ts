import type { HttpMethod } from '../endpoint/endpoint.ts';
import type { Call } from './call.ts';

/** A request on its way through the policies. A policy that wants it otherwise hands on a copy. */
export interface OutgoingRequest {
  readonly url: URL;
  readonly method: HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
}

/** Sends a request and answers its response. */
export type Send = (request: OutgoingRequest, call: Call) => Promise<Response>;

/** One rule about how requests are sent, around whatever comes after it. */
export type Policy = (next: Send) => Send;

/** The policies around `send`, the first outermost. */
export function compose(policies: readonly Policy[], send: Send): Send {
  return policies.reduceRight((next, policy) => policy(next), send);
}
