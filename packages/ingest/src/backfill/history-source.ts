import { type HistoryEntry, type HistoryOptions, readHistory } from '@smart-me/account-api';
import type { PartnerApi } from '@smart-me/partner-api';

/** Where histories are read from: `account.values`, or `partnerHistory(partner)`. */
export interface HistorySource {
  history(device: { readonly id: string }, options: HistoryOptions): AsyncIterable<HistoryEntry>;
}

/**
 * The histories of the devices of a partner's users.
 *
 * @example
 * startIngest({ log, sinks: { store }, backfill: { history: partnerHistory(createPartnerApi(client)) } });
 */
export function partnerHistory({ values }: Pick<PartnerApi, 'values'>): HistorySource {
  return {
    history: ({ id }, options) =>
      readHistory(async function* (window, signal) {
        yield* await values.between({ deviceId: id, ...window }, { signal });
      }, options),
  };
}
