import type { TimeRange } from '@smart-me/readings';

/** What happens to a gap. */
export type GapEvent =
  /** A gap is about to be filled. */
  | ({ readonly type: 'gap'; readonly deviceId: string } & TimeRange)
  /** The history of a gap is in the log. */
  | ({ readonly type: 'gap_filled'; readonly deviceId: string; readonly readings: number } & TimeRange)
  /** A gap stays, for now or for good. */
  | ({ readonly type: 'gap_kept'; readonly deviceId: string; readonly reason: GapReason } & TimeRange);

/**
 * Why a gap stays:
 *
 * - `empty`: the platform has no reading in it either
 * - `license`: histories need the Professional licence, which the account has not or has lost
 * - `failed`: the history could not be read; it is tried again
 */
export type GapReason = 'empty' | 'license' | 'failed';
