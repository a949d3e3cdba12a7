/** A request to the simulator or a delivery of it, as far as it may be shown: no query, no credentials, no body. */
export interface Exchange {
  readonly kind: 'request' | 'delivery';
  /** Simulated time, ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** The path of a request; origin and path of a delivery. */
  readonly target: string;
  /** undefined: the connection ended without a response. */
  readonly status: number | undefined;
  /** Real milliseconds. */
  readonly milliseconds: number;
}

/** Number of exchanges that are kept. */
const KEPT = 200;
/** Number of characters after which targets are cut. */
const MAX_TARGET = 200;

/** The last requests and deliveries, the newest first. */
export class ExchangeLog {
  readonly #exchanges: Exchange[] = [];

  add(exchange: Exchange): void {
    this.#exchanges.unshift({ ...exchange, target: exchange.target.slice(0, MAX_TARGET) });
    if (this.#exchanges.length > KEPT) this.#exchanges.pop();
  }

  list(): readonly Exchange[] {
    return this.#exchanges;
  }
}
