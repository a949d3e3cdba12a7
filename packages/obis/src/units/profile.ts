/**
 * The units in which a source sends its numbers. OBIS codes only say what is measured; the scale is a habit of the
 * source, so it is a setting.
 */
export interface Profile {
  readonly name: string;
  /** Unit as sent, for each base unit that is not sent as it is: `{ Wh: 'mWh' }`. */
  readonly units: Readonly<Record<string, string>>;
}

/**
 * The profiles of smart-me.
 *
 * - `realtime`: energy in mWh (documented); power in W, voltage in V, current in A, unscaled (not documented, seen).
 * - `realtimeWattHours`: the same with energy in Wh, as one public receiver reads meters with a Kamstrup module.
 * - `rest`: energy in kWh, power in kW, as the REST API answers.
 *
 * Which one a device follows can be measured: see `calibrate`.
 *
 * @example
 * const ofMyMeter: Profile = { ...profiles.realtime, name: 'my meter', units: { Wh: 'Wh', W: 'kW' } };
 */
export const profiles: {
  /** @experimental Of its units only mWh is documented. */
  readonly realtime: Profile;
  /** @experimental No unit of it is documented. */
  readonly realtimeWattHours: Profile;
  readonly rest: Profile;
} = {
  realtime: { name: 'realtime', units: { Wh: 'mWh', varh: 'mvarh', VAh: 'mVAh' } },
  realtimeWattHours: { name: 'realtime, energy in Wh', units: {} },
  rest: {
    name: 'rest',
    units: { Wh: 'kWh', varh: 'kvarh', VAh: 'kVAh', W: 'kW', var: 'kvar', VA: 'kVA' },
  },
};
