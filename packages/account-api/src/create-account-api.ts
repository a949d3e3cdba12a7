import { bindEndpoints, type Client } from '@smart-me/api-core';
import { type AccountCalls, accountEndpoints } from './account-endpoints.ts';
import type { HistoryEntry } from './history/history-entry.ts';
import type { HistoryOptions } from './history/history-options.ts';
import { valuesHistory } from './history/values-history.ts';
import type { ValuesApi } from './values.ts';

/** The API of one account as methods, by resource. */
export interface AccountApi extends AccountCalls {
  /** The values of devices, now and in the past, and a history of any length. */
  readonly values: AccountValues;
}

/** The values of devices: the calls, and a history of any length on top of them. */
export interface AccountValues extends ValuesApi {
  /** Returns the readings of a device over any range of time, with its gaps: see {@link valuesHistory}. */
  history(
    device: { readonly id: string },
    options: HistoryOptions,
  ): AsyncGenerator<HistoryEntry, void, undefined>;
}

/**
 * The API of one account as methods.
 *
 * @example
 * const account = createAccountApi(createClient({ auth: apiKey(key) }));
 * const devices = await account.devices.list();
 * const { values } = await account.values.now({ deviceId: devices[0].id });
 */
export function createAccountApi(client: Client): AccountApi {
  const calls: AccountCalls = bindEndpoints(client, accountEndpoints);
  return Object.freeze({
    ...calls,
    values: Object.freeze({
      ...calls.values,
      history: (device: { readonly id: string }, options: HistoryOptions) =>
        valuesHistory(client, device, options),
    }),
  });
}
