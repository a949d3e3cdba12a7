import { dateTime } from '../wire/date-time.ts';
import { annotate, bool, double, int32, int64, type Scalar, text } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { optional } from '../wire/wire-type.ts';
import { type ChargingStationState, chargingStationState } from './charging-station-state.ts';
import { deviceId } from './device-id.ts';
import {
  type MeterEnergyType,
  meterEnergyType,
  type MeterFamilyType,
  meterFamilyType,
  type MeterSubType,
  meterSubType,
} from './meter-types.ts';

/**
 * A device with its last values.
 *
 * Which fields a device has depends on its kind: a single-phase meter has no L2 and L3, a water meter has a flow rate. Only
 * the id is sure. A device that is offline keeps its last values and may show a power of 0.
 */
export interface Device {
  /** Id of the device, a GUID in lower case. */
  readonly id: string;
  /** Name that its owner gave it. */
  readonly name?: string;
  /** Number on the device, up to the dash; a `bigint` beyond 2^53. */
  readonly serial?: number | bigint;
  /** What it measures. */
  readonly deviceEnergyType?: MeterEnergyType;
  /** What it measures, in more detail. */
  readonly meterSubType?: MeterSubType;
  /** The hardware it is built as, or the service that stands for it. */
  readonly familyType?: MeterFamilyType;
  /** Power, or flow of a flow meter, in `activePowerUnit` (kW or m³/h). Negative while energy is exported. */
  readonly activePower?: number;
  /** Power of phase L1, in `activePowerUnit`; absent on single-phase meters and Kamstrup modules. */
  readonly activePowerL1?: number;
  /** Power of phase L2, in `activePowerUnit`; absent on single-phase meters and Kamstrup modules. */
  readonly activePowerL2?: number;
  /** Power of phase L3, in `activePowerUnit`; absent on single-phase meters and Kamstrup modules. */
  readonly activePowerL3?: number;
  /** Unit of the powers: `kW`, or `m3/h` of a flow meter. */
  readonly activePowerUnit?: string;
  /** Counter, in `counterReadingUnit` (kWh or m³). Import minus export where the meter has both. */
  readonly counterReading?: number;
  /** Unit of the counters: `kWh` or `m3`. */
  readonly counterReadingUnit?: string;
  /** Counter of tariff 1, in `counterReadingUnit`; import minus export. */
  readonly counterReadingT1?: number;
  /** Counter of tariff 2, in `counterReadingUnit`; import minus export. */
  readonly counterReadingT2?: number;
  /** Counter of tariff 3, in `counterReadingUnit`; import minus export. */
  readonly counterReadingT3?: number;
  /** Counter of tariff 4, in `counterReadingUnit`; import minus export. */
  readonly counterReadingT4?: number;
  /** Counter of what was taken from the grid, in `counterReadingUnit`. */
  readonly counterReadingImport?: number;
  /** Counter of what was fed into the grid, in `counterReadingUnit`. */
  readonly counterReadingExport?: number;
  /** Whether the relay is on; absent without one. */
  readonly switchOn?: boolean;
  /** Whether the relay of phase L1 is on; absent without one. */
  readonly switchPhaseL1On?: boolean;
  /** Whether the relay of phase L2 is on; absent without one. */
  readonly switchPhaseL2On?: boolean;
  /** Whether the relay of phase L3 is on; absent without one. */
  readonly switchPhaseL3On?: boolean;
  /** Voltage in V; that of L1 on a three-phase meter. */
  readonly voltage?: number;
  /** Voltage of phase L1 in V. */
  readonly voltageL1?: number;
  /** Voltage of phase L2 in V; absent on a single-phase meter. */
  readonly voltageL2?: number;
  /** Voltage of phase L3 in V; absent on a single-phase meter. */
  readonly voltageL3?: number;
  /** Current in A. */
  readonly current?: number;
  /** Current of phase L1 in A; can be negative while energy is exported. */
  readonly currentL1?: number;
  /** Current of phase L2 in A; absent on a single-phase meter. */
  readonly currentL2?: number;
  /** Current of phase L3 in A; absent on a single-phase meter. */
  readonly currentL3?: number;
  /** Power factor, 0 to 1. */
  readonly powerFactor?: number;
  /** Power factor of phase L1, 0 to 1. */
  readonly powerFactorL1?: number;
  /** Power factor of phase L2, 0 to 1. */
  readonly powerFactorL2?: number;
  /** Power factor of phase L3, 0 to 1. */
  readonly powerFactorL3?: number;
  /** Temperature in °C. */
  readonly temperature?: number;
  /** Number of the tariff that is active. */
  readonly activeTariff?: number;
  /** Whether digital output 1 is on; absent without one. */
  readonly digitalOutput1?: boolean;
  /** Whether digital output 2 is on; absent without one. */
  readonly digitalOutput2?: boolean;
  /** Pulse width of analog output 1, 0 to 32183. */
  readonly analogOutput1?: number;
  /** Pulse width of analog output 2, 0 to 32183. */
  readonly analogOutput2?: number;
  /** Whether digital input 1 is on; absent without one. */
  readonly digitalInput1?: boolean;
  /** Whether digital input 2 is on; absent without one. */
  readonly digitalInput2?: boolean;
  /** When the device last reached the platform with values, UTC with up to 7 decimals. Its age tells whether it is offline. */
  readonly valueDate?: string;
  /** Number on the meter that a module or a gateway reads. */
  readonly additionalMeterSerialNumber?: string;
  /** Flow in m³/h; of flow meters only. */
  readonly flowRate?: number;
  /** What a charging station is doing; absent on other devices. */
  readonly chargingStationState?: ChargingStationState;
}

const power = annotate(double, { unitField: 'activePowerUnit' });
const counter = annotate(double, { unitField: 'counterReadingUnit' });
const voltage = annotate(double, { unit: 'V' });
const current = annotate(double, { unit: 'A' });
const powerFactor = annotate(double, { minimum: 0, maximum: 1 });
const temperature = annotate(double, { unit: '°C' });
const flowRate = annotate(double, { unit: 'm³/h' });
/** Pulse-width modulation. */
const analogOutput = annotate(int32, { minimum: 0, maximum: 32_183 });

/** The scalars of a device that other resources measure, too. */
export const quantities: Readonly<
  Record<
    'power' | 'counter' | 'voltage' | 'current' | 'powerFactor' | 'temperature' | 'flowRate',
    Scalar<number>
  >
> = { power, counter, voltage, current, powerFactor, temperature, flowRate };

/** How a {@link Device} stands on the wire. */
export const device: WireObject<Device> = wireObject({
  id: deviceId,
  name: optional(text),
  serial: optional(int64),
  deviceEnergyType: optional(meterEnergyType),
  meterSubType: optional(meterSubType),
  familyType: optional(meterFamilyType),
  activePower: optional(power),
  activePowerL1: optional(power),
  activePowerL2: optional(power),
  activePowerL3: optional(power),
  activePowerUnit: optional(text),
  counterReading: optional(counter),
  counterReadingUnit: optional(text),
  counterReadingT1: optional(counter),
  counterReadingT2: optional(counter),
  counterReadingT3: optional(counter),
  counterReadingT4: optional(counter),
  counterReadingImport: optional(counter),
  counterReadingExport: optional(counter),
  switchOn: optional(bool),
  switchPhaseL1On: optional(bool),
  switchPhaseL2On: optional(bool),
  switchPhaseL3On: optional(bool),
  voltage: optional(voltage),
  voltageL1: optional(voltage),
  voltageL2: optional(voltage),
  voltageL3: optional(voltage),
  current: optional(current),
  currentL1: optional(current),
  currentL2: optional(current),
  currentL3: optional(current),
  powerFactor: optional(powerFactor),
  powerFactorL1: optional(powerFactor),
  powerFactorL2: optional(powerFactor),
  powerFactorL3: optional(powerFactor),
  temperature: optional(temperature),
  activeTariff: optional(int32),
  digitalOutput1: optional(bool),
  digitalOutput2: optional(bool),
  analogOutput1: optional(analogOutput),
  analogOutput2: optional(analogOutput),
  digitalInput1: optional(bool),
  digitalInput2: optional(bool),
  valueDate: optional(dateTime),
  additionalMeterSerialNumber: optional(text),
  flowRate: optional(flowRate),
  chargingStationState: optional(chargingStationState),
});
