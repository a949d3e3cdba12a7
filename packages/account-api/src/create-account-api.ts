import { bindEndpoints, type CallOptions, type CallPromise, type Client } from '@smart-me/api-core';
import {
  type DeviceLike,
  type HistoryEntry,
  type HistoryOptions,
  type PollOptions,
  readInOneCall,
  type ReadingsOfOneCall,
} from '@smart-me/api-core/values';
import type { DeviceReading } from '@smart-me/readings';
import { type AccountCalls, accountEndpoints } from './account-endpoints.ts';
import { pollValues, valuesHistory } from './history.ts';
import type { ValuesApi, ValuesBetween } from './values.ts';

/** The API of one account as methods, by resource. */
export interface AccountApi extends AccountCalls {
  /** The values of devices, now and in the past, and a history of any length. */
  readonly values: AccountValues;
}

/** The values of devices: the calls, and what takes many of them. */
export interface AccountValues extends ValuesApi {
  /**
   * Returns readings of a device between two times, the end excluded; energy in Wh. The platform cuts at 1000: more are refused
   * before they are asked for, and with `intervalMinutes: 0`, where nobody can know, `mayBeCut` says so of the readings.
   * `history` reads any range.
   *
   * Scope `device.read`. Needs the Professional licence.
   */
  between(input: ValuesBetween, options?: CallOptions): CallPromise<ReadingsOfOneCall>;
  /**
   * Returns the readings of a device over any range of time, with its gaps: see {@link valuesHistory}. Energy is in Wh.
   *
   * Scope `device.read`. Needs the Professional licence.
   */
  history(device: DeviceLike, options: HistoryOptions): AsyncGenerator<HistoryEntry, void, undefined>;
  /**
   * Returns new readings of some devices as they become known, asked for again and again: see {@link pollValues}.
   *
   * Scope `device.read`.
   */
  poll(options: PollOptions): AsyncGenerator<DeviceReading, void, undefined>;
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
      between: (input: ValuesBetween, options?: CallOptions) =>
        readInOneCall(input, () => calls.values.between(input, options)),
      history: (device: DeviceLike, options: HistoryOptions) => valuesHistory(client, device, options),
      poll: (options: PollOptions) => pollValues(client, options),
    }),
  });
}
