import type { Endpoint } from '../endpoint/endpoint.ts';

/** Options of one call. */
export interface CallOptions {
  /** Ends the call, wherever it is: queued, paused, on the wire or waiting to retry. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one attempt, its response's body included. */
  readonly timeout?: number | undefined;
  /** Milliseconds for the whole call, waiting and retries included. */
  readonly totalTimeout?: number | undefined;
}

/** What a call takes after the endpoint: its input may be left out when nothing in it is required. */
export type CallArguments<Input> =
  Record<string, never> extends Input
    ? [input?: Input, options?: CallOptions]
    : [input: Input, options?: CallOptions];

/** A response with what its head tells. */
export interface CallResponse<Value> {
  readonly output: Value;
  /** Values of the output that could not be read, such as one whose OBIS code is none, and were left out; absent for none. */
  readonly skipped?: number;
  readonly status: number;
  readonly headers: Headers;
  /** The server's clock: what a value's staleness is measured against. Absent when the server does not tell it. */
  readonly date?: Date;
  /** From the header that the service names (`cf-ray` of smart-me): its support can look the request up. */
  readonly requestId?: string;
}

/** What a call returns: a promise of its output, from which the whole response can be had as well. */
export interface CallPromise<Value> extends Promise<Value> {
  /**
   * The output with status, headers, server time and request id.
   *
   * @example
   * const { output: device, date = new Date() } = await client.call(getDevice, { id }).withResponse();
   */
  withResponse(): Promise<CallResponse<Value>>;
}

/** Calls endpoints. Made by `createClient`. */
export interface Client {
  /** Where it calls; `undefined`: where the service of its first call is. */
  readonly baseUrl: string | undefined;
  /** Calls an endpoint and returns what its type reads. @throws {SmartMeError} */
  call<Input, Output>(
    endpoint: Endpoint<Input, Output>,
    ...input: CallArguments<NoInfer<Input>>
  ): CallPromise<Output>;
}
