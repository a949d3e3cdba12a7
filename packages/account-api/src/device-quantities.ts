import type { Device } from '@smart-me/api-core/resources';

/** A number with its unit. */
export interface Quantity {
  readonly value: number;
  /** As the platform writes it: `kW`, `kWh`, `m3`, `m3/h`, `V`, `A`, `°C`; `1` for a ratio. */
  readonly unit: string;
}

/** Where the unit of each number of a device comes from: another field of the device, or it is always the same. */
const UNITS = {
  activePower: { field: 'activePowerUnit' },
  activePowerL1: { field: 'activePowerUnit' },
  activePowerL2: { field: 'activePowerUnit' },
  activePowerL3: { field: 'activePowerUnit' },
  counterReading: { field: 'counterReadingUnit' },
  counterReadingT1: { field: 'counterReadingUnit' },
  counterReadingT2: { field: 'counterReadingUnit' },
  counterReadingT3: { field: 'counterReadingUnit' },
  counterReadingT4: { field: 'counterReadingUnit' },
  counterReadingImport: { field: 'counterReadingUnit' },
  counterReadingExport: { field: 'counterReadingUnit' },
  voltage: 'V',
  voltageL1: 'V',
  voltageL2: 'V',
  voltageL3: 'V',
  current: 'A',
  currentL1: 'A',
  currentL2: 'A',
  currentL3: 'A',
  powerFactor: '1',
  powerFactorL1: '1',
  powerFactorL2: '1',
  powerFactorL3: '1',
  temperature: '°C',
  flowRate: 'm3/h',
} as const satisfies { readonly [Name in keyof Device]?: string | { readonly field: keyof Device } };

/** The numbers of a device that have a unit. */
export type QuantityName = keyof typeof UNITS;

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
export function deviceQuantities(device: Device): DeviceQuantities {
  const names = Object.keys(UNITS) as QuantityName[];
  return Object.fromEntries(
    names.flatMap((name): [QuantityName, Quantity][] => {
      const value = device[name];
      const unit = unitOf(device, name);
      return value === undefined || unit === undefined ? [] : [[name, { value, unit }]];
    }),
  );
}

function unitOf(device: Device, name: QuantityName): string | undefined {
  const unit = UNITS[name];
  return typeof unit === 'string' ? unit : device[unit.field];
}
