import type { HistoryEntry, HistoryOptions } from '@smart-me/api-core/values';

/** Where histories are read from: `account.values`, or `partner.values` for the devices of a partner's users. */
export interface HistorySource {
  history(device: { readonly id: string }, options: HistoryOptions): AsyncIterable<HistoryEntry>;
}
