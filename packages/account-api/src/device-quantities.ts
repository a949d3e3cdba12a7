import { jsonFormOf } from '@smart-me/api-core';
import { type Device, device } from '@smart-me/api-core/resources';
import { parseUnit } from '@smart-me/obis/units';
import type { Measurement } from '@smart-me/readings';

/** The numbers of a device that have a unit. */
export type QuantityName =
  | 'activePower'
  | 'activePowerL1'
  | 'activePowerL2'
  | 'activePowerL3'
  | 'importCounter'
  | 'exportCounter'
  | 'netCounter'
  | 'netCounterT1'
  | 'netCounterT2'
  | 'netCounterT3'
  | 'netCounterT4'
  | 'voltage'
  | 'voltageL1'
  | 'voltageL2'
  | 'voltageL3'
  | 'current'
  | 'currentL1'
  | 'currentL2'
  | 'currentL3'
  | 'powerFactor'
  | 'powerFactorL1'
  | 'powerFactorL2'
  | 'powerFactorL3'
  | 'temperature'
  | 'flowRate';

/** The name of each number, by the field of the device. */
const NAMES = {
  activePower: 'activePower',
  activePowerL1: 'activePowerL1',
  activePowerL2: 'activePowerL2',
  activePowerL3: 'activePowerL3',
  counterReadingImport: 'importCounter',
  counterReadingExport: 'exportCounter',
  counterReading: 'netCounter',
  counterReadingT1: 'netCounterT1',
  counterReadingT2: 'netCounterT2',
  counterReadingT3: 'netCounterT3',
  counterReadingT4: 'netCounterT4',
  voltage: 'voltage',
  voltageL1: 'voltageL1',
  voltageL2: 'voltageL2',
  voltageL3: 'voltageL3',
  current: 'current',
  currentL1: 'currentL1',
  currentL2: 'currentL2',
  currentL3: 'currentL3',
  powerFactor: 'powerFactor',
  powerFactorL1: 'powerFactorL1',
  powerFactorL2: 'powerFactorL2',
  powerFactorL3: 'powerFactorL3',
  temperature: 'temperature',
  flowRate: 'flowRate',
} as const satisfies { readonly [Field in keyof Device]?: QuantityName };

/**
 * The numbers of a device with their units: `kW`, `kWh`, `m³`, `m³/h`, `V`, `A`, `°C`; an empty one for a ratio.
 *
 * - `importCounter` and `exportCounter`: what a meter shows for import and export (OBIS 1.8.0 and 2.8.0).
 * - `netCounter`: the platform's `counterReading`. Of a meter that counts both ways it is import minus export, so a solar plant
 *   has a negative one; of any other meter it is its only counter.
 * - `netCounterT1` to `netCounterT4`: the same by tariff. They add up to the net counter, while the meter's own tariffs
 *   (1.8.1, 1.8.2) add up to the import.
 */
export type DeviceQuantities = { readonly [Name in QuantityName]?: Measurement };

/**
 * The numbers of a device with their units; counters by what they count. A number whose unit the device does not tell is left
 * out.
 *
 * @example
 * const { activePower, importCounter } = deviceQuantities(await account.devices.get({ id }));
 * // { value: 0.024, unit: 'kW' }, { value: 1879.5832, unit: 'kWh' }
 */
export function deviceQuantities(values: Device): DeviceQuantities {
  const fields = Object.keys(NAMES) as (keyof typeof NAMES)[];
  return Object.fromEntries(
    fields.flatMap((field): [QuantityName, Measurement][] => {
      const value = values[field];
      const unit = unitOf(values, field);
      return value === undefined || unit === undefined ? [] : [[NAMES[field], { value, unit }]];
    }),
  );
}

/** As the table of a device has it: always the same, or what another field says. A ratio has none. */
function unitOf(values: Device, name: keyof typeof NAMES): string | undefined {
  const field = device.fields[name];
  const { unit, unitField } = (field && jsonFormOf(field)) ?? {};
  const told: unknown = unitField === undefined ? (unit ?? '') : Reflect.get(values, unitField);
  return typeof told === 'string' ? spelled(told) : undefined;
}

/** The platform writes m3 where everything else writes m³; a unit that nobody knows stays as it is, and so does none. */
function spelled(unit: string): string {
  if (unit === '1') return '';
  try {
    return parseUnit(unit).symbol;
  } catch {
    return unit;
  }
}
