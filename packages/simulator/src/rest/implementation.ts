import type { Endpoint, Input, Output } from '@smart-me/api-core';
import type { TokenStore } from '../state/token-store.ts';
import type { Principal, SimulatorState } from '../state/simulator-state.ts';

/** What a handler may use besides its input. */
export interface RequestContext extends Principal {
  readonly state: SimulatorState;
  /** What applications hold to renew their access tokens. */
  readonly refreshTokens: TokenStore;
  /** The simulated instant of the request in milliseconds since 1970: one request sees one time. */
  readonly now: number;
}

/** Handles one endpoint; the input has been checked against the endpoint's tables. */
export type Handler<E extends Endpoint = Endpoint> =
  Output<E> extends undefined
    ? (input: Input<E>, context: RequestContext) => void
    : (input: Input<E>, context: RequestContext) => Output<E>;

/** An endpoint and its handler. */
export interface Implementation {
  readonly endpoint: Endpoint;
  readonly handle: (input: Input<Endpoint>, context: RequestContext) => unknown;
}

/** Gives an endpoint its handler, typed by the endpoint's own tables. */
export function implement<E extends Endpoint>(endpoint: E, handle: Handler<E>): Implementation {
  // `decodeInput` makes the input by the same endpoint, so what the type forgets here holds at run time.
  return { endpoint, handle };
}
