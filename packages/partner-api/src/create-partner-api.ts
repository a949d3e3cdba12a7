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
import { partnerValuesHistory, pollPartnerValues } from './history.ts';
import { type PartnerCalls, partnerEndpoints } from './partner-endpoints.ts';
import type { PartnerValuesApi, ValuesBetween } from './values.ts';

/** The Goldpartner API as methods, by resource. */
export interface PartnerApi extends PartnerCalls {
  /** The values of the devices of the partner's users, and a history of any length. */
  readonly values: PartnerValues;
}

/** The values of the devices of the partner's users: the calls, and what takes many of them. */
export interface PartnerValues extends PartnerValuesApi {
  /**
   * Returns readings of a device of one of the partner's users between two times, the end excluded; energy in Wh. The platform
   * cuts at 1000: more are refused before they are asked for, and with `intervalMinutes: 0`, where nobody can know, `mayBeCut`
   * says so of the readings. `history` reads any range.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response, and where the id travels, are not published: both are inferred from
   * `GET /ValuesInPastMultiple/{id}`.
   */
  between(input: ValuesBetween, options?: CallOptions): CallPromise<ReadingsOfOneCall>;
  /**
   * Returns the readings of a device over any range of time, with its gaps: see {@link partnerValuesHistory}. Energy is in Wh.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental As `between` is, which it calls.
   */
  history(device: DeviceLike, options: HistoryOptions): AsyncGenerator<HistoryEntry, void, undefined>;
  /**
   * Returns new readings of some devices as they become known, asked for again and again: see {@link pollPartnerValues}.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental As `between` is, which it calls.
   */
  poll(options: PollOptions): AsyncGenerator<DeviceReading, void, undefined>;
}

/**
 * The Goldpartner API as methods. Needs the Goldpartner licence and the `partner.*` scopes.
 *
 * @example
 * const partner = createPartnerApi(createClient({ auth: apiKey(key) }));
 * const users = await partner.users.list();
 */
export function createPartnerApi(client: Client): PartnerApi {
  const calls: PartnerCalls = bindEndpoints(client, partnerEndpoints);
  return Object.freeze({
    ...calls,
    values: Object.freeze({
      ...calls.values,
      between: (input: ValuesBetween, options?: CallOptions) =>
        readInOneCall(input, () => calls.values.between(input, options)),
      history: (device: DeviceLike, options: HistoryOptions) => partnerValuesHistory(client, device, options),
      poll: (options: PollOptions) => pollPartnerValues(client, options),
    }),
  });
}
