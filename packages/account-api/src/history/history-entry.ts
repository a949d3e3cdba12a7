import type { DeviceReading, Timestamp } from '@smart-me/readings';

/** What a history yields, oldest first: a reading, or a gap where there is none. */
export type HistoryEntry = HistoryReading | HistoryGap;

/** The reading of one asked time. */
export interface HistoryReading {
  readonly kind: 'reading';
  /** The time asked for; the reading itself was measured then or up to one interval before. */
  readonly time: Timestamp;
  readonly reading: DeviceReading;
  /** Give it to a history of the same start and interval to go on after this entry. */
  readonly cursor: string;
}

/** Asked times without a reading of their own, from the first up to the next that has one. */
export interface HistoryGap {
  readonly kind: 'gap';
  readonly from: Timestamp;
  /** The next time that has a reading, or the end of the history. */
  readonly to: Timestamp;
  /** Give it to a history of the same start and interval to go on after this entry. */
  readonly cursor: string;
}
