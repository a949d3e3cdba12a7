import type { TimeRange } from '@smart-me/readings';

/** Something that knows where readings are missing: the store, or a sink that can ask its database. */
export interface GapSource {
  /**
   * The spans longer than `longestMinutes` in which a device has no reading, oldest first: from the reading before (or the
   * start of the range) to the reading after (or its end).
   */
  gaps(
    deviceId: string,
    range: TimeRange,
    options: { readonly longestMinutes: number; readonly signal?: AbortSignal | undefined },
  ): Promise<TimeRange[]>;
}
