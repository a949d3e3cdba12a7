import { jsonFormOf } from '@smart-me/api-core';
import { type Device, device } from '@smart-me/api-core/resources';

/** A number with its unit. */
export interface Quantity {
  readonly value: number;
  /** As the platform writes it: `kW`, `kWh`, `m3`, `m3/h`, `V`, `A`, `°C`; `1` for a ratio. */
  readonly unit: string;
}

/** The numbers of a device that have a unit. */
export type QuantityName =
  | 'activePower'
  | 'activePowerL1'
  | 'activePowerL2'
  | 'activePowerL3'
  | 'counterReading'
  | 'counterReadingT1'
  | 'counterReadingT2'
  | 'counterReadingT3'
  | 'counterReadingT4'
  | 'counterReadingImport'
  | 'counterReadingExport'
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

/** All of them: the compiler misses none. */
const NAMES: Readonly<Record<QuantityName & keyof Device, true>> = {
  activePower: true,
  activePowerL1: true,
  activePowerL2: true,
  activePowerL3: true,
  counterReading: true,
  counterReadingT1: true,
  counterReadingT2: true,
  counterReadingT3: true,
  counterReadingT4: true,
  counterReadingImport: true,
  counterReadingExport: true,
  voltage: true,
  voltageL1: true,
  voltageL2: true,
  voltageL3: true,
  current: true,
  currentL1: true,
  currentL2: true,
  currentL3: true,
  powerFactor: true,
  powerFactorL1: true,
  powerFactorL2: true,
  powerFactorL3: true,
  temperature: true,
  flowRate: true,
};

/** The numbers of a device with their units. */
export type DeviceQuantities = { readonly [Name in QuantityName]?: Quantity };

/**
 * The numbers of a device with their units, under the names they have in the device. A number whose unit the device does
 * not tell is left out.
 *
 * @example
 * const { activePower, counterReading } = deviceQuantities(await account.devices.get({ id }));
 * // { value: 0.024, unit: 'kW' }, { value: 1879.5832, unit: 'kWh' }
 */
export function deviceQuantities(values: Device): DeviceQuantities {
  return Object.fromEntries(
    (Object.keys(NAMES) as QuantityName[]).flatMap((name): [QuantityName, Quantity][] => {
      const value = values[name];
      const unit = unitOf(values, name);
      return value === undefined || unit === undefined ? [] : [[name, { value, unit }]];
    }),
  );
}

/** As the table of a device has it: always the same, or what another field says. A ratio has none. */
function unitOf(values: Device, name: QuantityName): string | undefined {
  const field = device.fields[name];
  const { unit, unitField } = (field && jsonFormOf(field)) ?? {};
  if (unitField === undefined) return unit ?? '1';
  const told: unknown = Reflect.get(values, unitField);
  return typeof told === 'string' ? told : undefined;
}
