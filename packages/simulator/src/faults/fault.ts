/** Which requests a fault is for. Default: all, but for the preflights of a browser: those are none of the page's. */
export interface RequestMatch {
  readonly method?: string;
  /** A path as the client sends it, without `/api`, in any case; it stands for everything below it too. */
  readonly path?: string | RegExp;
}

/** How often a fault happens. */
export interface Frequency {
  /** Number of times after which it is over. Default: 1 by `next`, without end by `add`. */
  readonly times?: number;
  /** The chance, 0 to 1, that a match is hit; the simulator's seed decides. Default: 1. */
  readonly chance?: number;
}

/** What can go wrong with a request. */
export type RequestFault = RequestMatch &
  Frequency &
  /** The response comes this much later, in real milliseconds. */
  (
    | { readonly kind: 'latency'; readonly milliseconds: number }
    /** Responds with this status instead. `retryAfter` in seconds; `body` goes out as JSON unless it is text. */
    | {
        readonly kind: 'status';
        readonly status: number;
        readonly retryAfter?: number;
        readonly body?: unknown;
      }
    /** The connection is closed: at once, or in the middle of the body. */
    | { readonly kind: 'cut'; readonly of?: 'request'; readonly when?: 'at once' | 'in the body' }
    /** Responds 200 with JSON that breaks off, or with this text. */
    | { readonly kind: 'malformed'; readonly body?: string }
  );

/** What can go wrong with the delivery of a reading to a webhook. */
export type DeliveryFault = Frequency &
  /** Sent `copies` more times. Default: 1. */
  (
    | { readonly kind: 'repeat'; readonly copies?: number }
    /** Held back until the next delivery to the same receiver has gone out. */
    | { readonly kind: 'reorder' }
    /** Never sent. */
    | { readonly kind: 'drop' }
    /** The connection is closed in the middle of the message. */
    | { readonly kind: 'cut'; readonly of: 'delivery' }
  );

/** Something that goes wrong on demand. */
export type Fault = RequestFault | DeliveryFault;

/** Whether a fault is one of deliveries. */
export function isDeliveryFault(fault: Fault): fault is DeliveryFault {
  return (
    fault.kind === 'repeat' ||
    fault.kind === 'reorder' ||
    fault.kind === 'drop' ||
    (fault.kind === 'cut' && fault.of === 'delivery')
  );
}
