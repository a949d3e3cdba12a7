import type { Endpoint, Input, Output } from '../endpoint/endpoint.ts';

/** Options of one call. */
export interface CallOptions {
  /** Ends the call, wherever it is: queued, paused, on the wire or waiting to retry. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, its answer's body included. */
  readonly timeout?: number | undefined;
  /** Milliseconds for the whole call, waiting and retries included. */
  readonly totalTimeout?: number | undefined;
}

/** What a call takes after the endpoint: its input may be left out when nothing in it is required. */
export type CallArguments<E extends Endpoint> =
  Record<string, never> extends Input<E>
    ? [input?: Input<E>, options?: CallOptions]
    : [input: Input<E>, options?: CallOptions];

/** An answer with what its head tells. */
export interface Exchange<Value> {
  readonly output: Value;
  readonly status: number;
  /** The server's clock: what a value's staleness is measured against. */
  readonly date?: Date;
  /** `cf-ray`. */
  readonly requestId?: string;
}

/** Calls endpoints. Made by `createClient`. */
export interface Client {
  readonly baseUrl: string;
  /** Calls an endpoint and answers what its schema reads. @throws {SmartMeError} */
  call<E extends Endpoint>(endpoint: E, ...input: CallArguments<E>): Promise<Output<E>>;
  /** The same, with status, server time and request id. @throws {SmartMeError} */
  exchange<E extends Endpoint>(endpoint: E, ...input: CallArguments<E>): Promise<Exchange<Output<E>>>;
  /** The `Response` of a successful call, its body received whole but not looked at. @throws {SmartMeError} */
  callRaw<E extends Endpoint>(endpoint: E, ...input: CallArguments<E>): Promise<Response>;
}
