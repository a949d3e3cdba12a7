/**
 * The units in which a source sends its numbers. An OBIS code says what is measured; the scale is a habit of the source,
 * so it is data.
 *
 * @example
 * const myMeter: UnitProfile = { name: 'my meter', basis: 'assumed', units: { Wh: 'kWh', W: 'kW' } };
 */
export interface UnitProfile {
  readonly name: string;
  /**
   * How the units are known: the vendor documents them, a comparison with the device's counter showed them
   * (`calibrate`), or they are what such devices were seen to send.
   */
  readonly basis: 'documented' | 'calibrated' | 'assumed';
  /** Unit as sent, for each base unit that is not sent as it is: `{ Wh: 'mWh' }`. */
  readonly units: Readonly<Record<string, string>>;
}

/** The profile of each device, for a source whose devices do not all send alike. */
export type ProfileOf = (deviceId: string) => UnitProfile;

/**
 * The profiles of smart-me.
 *
 * - `realtime`: energy in mWh, as the realtime API documents it; power in W, voltage in V, current in A.
 * - `realtimeWattHours`: the same with energy in Wh, as devices of family 6 (Kamstrup modules) were seen to send.
 * - `rest`: energy in Wh, power in W, as the value calls of the REST API were recorded.
 *
 * Which one a device follows can be measured: see `calibrate`.
 */
export const profiles: {
  readonly realtime: UnitProfile;
  /** @experimental No unit of it is documented: recorded with devices of one family. */
  readonly realtimeWattHours: UnitProfile;
  /** @experimental No unit of it is documented: recorded. */
  readonly rest: UnitProfile;
} = {
  realtime: {
    name: 'realtime, energy in mWh',
    basis: 'documented',
    units: { Wh: 'mWh', varh: 'mvarh', VAh: 'mVAh' },
  },
  realtimeWattHours: { name: 'realtime, energy in Wh', basis: 'assumed', units: {} },
  rest: { name: 'REST, energy in Wh', basis: 'assumed', units: {} },
};

/** The profile that holds for a device. */
export function profileFor(
  profile: UnitProfile | ProfileOf = profiles.realtime,
  deviceId: string,
): UnitProfile {
  return typeof profile === 'function' ? profile(deviceId) : profile;
}
