import * as z from 'zod/mini';
import { dateTime } from '../wire/date-time.ts';
import { double } from '../wire/double.ts';
import { int64 } from '../wire/int64.ts';
import { bool, int32, text, uuid } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';
import { chargingStationState } from './charging-station-state.ts';
import { meterEnergyType, meterFamilyType, meterSubType } from './meter-types.ts';

/**
 * A device with its last values.
 *
 * Which fields a device has depends on its kind: a single-phase meter has no L2 and L3, a water meter has a flow rate.
 * Only the id is sure. A device that is offline keeps its last `valueDate` and may show a power of 0.
 */
export const device = wireObject({
  id: uuid,
  name: z.optional(text),
  /** The number on the device, up to the dash; a `bigint` beyond 2^53. */
  serial: z.optional(int64),
  deviceEnergyType: z.optional(meterEnergyType),
  meterSubType: z.optional(meterSubType),
  familyType: z.optional(meterFamilyType),

  /** In `activePowerUnit`: kW, or m3/h of a flow meter. Negative while energy is exported. */
  activePower: z.optional(double),
  activePowerL1: z.optional(double),
  activePowerL2: z.optional(double),
  activePowerL3: z.optional(double),
  activePowerUnit: z.optional(text),

  /** In `counterReadingUnit`: kWh or m3. Can be import minus export. */
  counterReading: z.optional(double),
  counterReadingUnit: z.optional(text),
  counterReadingT1: z.optional(double),
  counterReadingT2: z.optional(double),
  counterReadingT3: z.optional(double),
  counterReadingT4: z.optional(double),
  counterReadingImport: z.optional(double),
  counterReadingExport: z.optional(double),

  switchOn: z.optional(bool),
  switchPhaseL1On: z.optional(bool),
  switchPhaseL2On: z.optional(bool),
  switchPhaseL3On: z.optional(bool),

  /** V */
  voltage: z.optional(double),
  /** V */
  voltageL1: z.optional(double),
  /** V */
  voltageL2: z.optional(double),
  /** V */
  voltageL3: z.optional(double),
  /** A */
  current: z.optional(double),
  /** A */
  currentL1: z.optional(double),
  /** A */
  currentL2: z.optional(double),
  /** A */
  currentL3: z.optional(double),
  /** 0 to 1 */
  powerFactor: z.optional(double),
  /** 0 to 1 */
  powerFactorL1: z.optional(double),
  /** 0 to 1 */
  powerFactorL2: z.optional(double),
  /** 0 to 1 */
  powerFactorL3: z.optional(double),
  /** °C */
  temperature: z.optional(double),
  activeTariff: z.optional(int32),

  digitalOutput1: z.optional(bool),
  digitalOutput2: z.optional(bool),
  analogOutput1: z.optional(int32),
  analogOutput2: z.optional(int32),
  digitalInput1: z.optional(bool),
  digitalInput2: z.optional(bool),

  /** When these values were measured, UTC with up to 7 fractional digits. Staleness is read from it, never from the values. */
  valueDate: z.optional(dateTime),
  /** The number on the meter that a module or gateway reads. */
  additionalMeterSerialNumber: z.optional(text),
  /** m3/h */
  flowRate: z.optional(double),
  chargingStationState: z.optional(chargingStationState),
});
export type Device = z.output<typeof device>;
