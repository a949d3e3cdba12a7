import type { TimeRange } from '@smart-me/readings';

/** How gaps are looked for. */
export interface GapOptions {
  /** The longest time between two readings that is no gap, in minutes. */
  readonly longestMinutes: number;
  /** Takes what a history has filled for missing, to read it again: the platform corrects its history. */
  readonly withoutHistory?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Something that knows where readings are missing: the store, or a sink that can ask its database. */
export interface GapSource {
  /**
   * The spans longer than `longestMinutes` in which a device has no reading, oldest first: from the reading before (or the
   * start of the range) to the reading after (or its end).
   */
  gaps(deviceId: string, range: TimeRange, options: GapOptions): Promise<TimeRange[]>;
  /** The ids of the devices that have readings. */
  readonly devices?: (() => Promise<string[]>) | undefined;
}
