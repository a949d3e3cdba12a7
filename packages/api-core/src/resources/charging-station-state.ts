import { type EnumerationOf, enumeration, type EnumerationValue } from '../wire/enumeration.ts';

/** What a Pico charging station is doing. */
export type ChargingStationState = EnumerationValue<
  | 'booting'
  | 'readyNoCarConnected'
  | 'readyCarConnected'
  | 'startedWaitForCar'
  | 'charging'
  | 'installation'
  | 'authorize'
  | 'offline'
>;

/** How a {@link ChargingStationState} stands on the wire. */
export const chargingStationState: EnumerationOf<ChargingStationState> = enumeration({
  booting: 0,
  readyNoCarConnected: 1,
  readyCarConnected: 2,
  startedWaitForCar: 3,
  charging: 4,
  installation: 5,
  authorize: 6,
  offline: 7,
});
