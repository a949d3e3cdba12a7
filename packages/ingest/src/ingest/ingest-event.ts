import type { GapEvent } from '../backfill/fill-gap.ts';

/** What somebody who runs an ingest wants to know as it happens. The texts hold no secret of a sink or the platform. */
export type IngestEvent =
  /** Deliveries get 503: the log does not take them. Told once for each outage. */
  | { readonly type: 'log_failing'; readonly error: unknown }
  | { readonly type: 'log_recovered' }
  /** A sink did not take what it was given; it is given the same again in `retryIn` milliseconds. */
  | {
      readonly type: 'sink_failing';
      readonly sink: string;
      readonly error: unknown;
      readonly attempt: number;
      readonly retryIn: number;
    }
  | { readonly type: 'sink_recovered'; readonly sink: string }
  /** A sink will never take something of this delivery: it is a dead letter. */
  | { readonly type: 'refused'; readonly sink: string; readonly delivery: string; readonly reason: string }
  /** What was sent is no delivery: it is in quarantine. */
  | { readonly type: 'quarantined'; readonly delivery: string; readonly reason: string }
  | GapEvent;
