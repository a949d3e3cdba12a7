import { describeObis, type ObisDescription, type Quantity } from '@smart-me/obis/describe';
import type { ObisCode } from '@smart-me/obis';
import { isCounter } from '../sink/counters.ts';

/** What Home Assistant is told about a number. */
export interface SensorClass {
  readonly device_class?: string;
  readonly state_class?: 'measurement' | 'total' | 'total_increasing';
  readonly unit_of_measurement?: string;
}

/**
 * Device classes, by quantity, each followed by the units of ours that Home Assistant takes for it. Those that came later than
 * device-based discovery (2024.11) are left out: a class that is not known costs the whole sensor.
 */
const CLASSES: Readonly<Partial<Record<Quantity, readonly string[]>>> = {
  'active-power': ['power', 'W'],
  'thermal-power': ['power', 'W'],
  'reactive-power': ['reactive_power', 'var'],
  'apparent-power': ['apparent_power', 'VA'],
  'active-energy': ['energy', 'kWh'],
  'thermal-energy': ['energy', 'kWh', 'MJ', 'GJ'],
  current: ['current', 'A'],
  voltage: ['voltage', 'V'],
  frequency: ['frequency', 'Hz'],
  'power-factor': ['power_factor', ''],
  temperature: ['temperature', '°C', 'K'],
  pressure: ['pressure', 'Pa'],
  'flow-rate': ['volume_flow_rate', 'm³/h'],
  mass: ['weight', 'kg'],
  velocity: ['speed', 'm/s'],
};

const VOLUMES: Readonly<Record<string, string>> = { gas: 'gas', 'cold-water': 'water', 'hot-water': 'water' };

/** Numbers that are measured now; a maximum or a threshold is not. */
const MEASURED = new Set<ObisDescription['processing']>([
  undefined,
  'instantaneous',
  'average',
  'current-average',
  'last-average',
]);

/** The classes of a code whose values come in a unit. */
export function sensorClass(code: ObisCode, unit: string): SensorClass {
  const description = describeObis(code);
  const deviceClass = deviceClassOf(description, unit);
  const stateClass = stateClassOf(description);
  return {
    ...(deviceClass !== undefined && { device_class: deviceClass }),
    ...(stateClass !== undefined && { state_class: stateClass }),
    ...(unit !== '' && { unit_of_measurement: unit }),
  };
}

function deviceClassOf({ quantity, medium }: ObisDescription, unit: string): string | undefined {
  if (quantity === undefined) return undefined;
  if (quantity === 'volume') return unit === 'm³' ? (VOLUMES[medium ?? ''] ?? 'volume') : undefined;
  const [deviceClass, ...units] = CLASSES[quantity] ?? [];
  return units.includes(unit) ? deviceClass : undefined;
}

function stateClassOf(description: ObisDescription): SensorClass['state_class'] {
  const { quantity, processing, billingPeriod, direction } = description;
  if (quantity === undefined || billingPeriod !== undefined) return undefined;
  if (isCounter(description)) return direction === 'net' ? 'total' : 'total_increasing';
  return MEASURED.has(processing) ? 'measurement' : undefined;
}
