import { type EnumerationValue, enumeration } from '../wire/enumeration.ts';

/** What a Pico charging station is doing. */
export const chargingStationState = enumeration({
  booting: 0,
  readyNoCarConnected: 1,
  readyCarConnected: 2,
  startedWaitForCar: 3,
  charging: 4,
  installation: 5,
  authorize: 6,
  offline: 7,
});
export type ChargingStationState = EnumerationValue<typeof chargingStationState>;
