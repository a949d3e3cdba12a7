import { type EnumerationOf, enumeration, type EnumerationValue } from '@smart-me/api-core';

/** An entry of a device's log. */
export type MeterEventType = EnumerationValue<
  | 'dataloggerValue'
  | 'restart'
  | 'powerDownAllPhases'
  | 'powerLostL1'
  | 'powerLostL2'
  | 'powerLostL3'
  | 'coverOpen'
  | 'magneticField'
  | 'clockAdjusted'
  | 'overvoltageAllPhases'
  | 'undervoltageAllPhases'
  | 'overvoltageL1'
  | 'overvoltageL2'
  | 'overvoltageL3'
  | 'picoChargingTransaction'
  | 'picoControllerPanic'
  | 'picoMidServicePanic'
  | 'picoRcdTriggered'
  | 'picoCableLockFailed'
  | 'picoDiodeFailure'
  | 'picoCurrentOverload'
  | 'picoOverTemperature'
  | 'logParameterChanged'
  | 'logPowerCycle'
  | 'logPhaseError'
  | 'logErrorReset'
  | 'logFatalError'
  | 'logMagneticFieldGone'
  | 'logCoverClosed'
  | 'logClockAdjusted'
  | 'logMainFirmwareUpdated'
  | 'logCommunicationFirmwareUpdated'
  | 'logFull'
  | 'signedLoadProfile'
  | 'invalidValue'
>;

/** How a {@link MeterEventType} stands on the wire. */
export const meterEventType: EnumerationOf<MeterEventType> = enumeration({
  dataloggerValue: 1,
  restart: 2,
  powerDownAllPhases: 3,
  powerLostL1: 4,
  powerLostL2: 5,
  powerLostL3: 6,
  coverOpen: 7,
  magneticField: 8,
  clockAdjusted: 9,
  overvoltageAllPhases: 10,
  undervoltageAllPhases: 11,
  overvoltageL1: 12,
  overvoltageL2: 13,
  overvoltageL3: 14,
  picoChargingTransaction: 15,
  picoControllerPanic: 16,
  picoMidServicePanic: 17,
  picoRcdTriggered: 18,
  picoCableLockFailed: 19,
  picoDiodeFailure: 20,
  picoCurrentOverload: 21,
  picoOverTemperature: 22,
  logParameterChanged: 23,
  logPowerCycle: 24,
  logPhaseError: 25,
  logErrorReset: 26,
  logFatalError: 27,
  logMagneticFieldGone: 28,
  logCoverClosed: 29,
  logClockAdjusted: 30,
  logMainFirmwareUpdated: 31,
  logCommunicationFirmwareUpdated: 32,
  logFull: 33,
  /** Load profile with active and reactive energy, signed (OCMF). */
  signedLoadProfile: 257,
  invalidValue: 65535,
});
