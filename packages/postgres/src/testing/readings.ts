import { type ObisCode, parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';

// What the tests write, and where.

export const total: ObisCode = parseObis('1-0:1.8.0*255');
export const power: ObisCode = parseObis('1-0:1.7.0*255');
/** A device. */
export const one = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

/** A reading of a device, by the second. */
export function reading(
  second: number,
  values: readonly (readonly [ObisCode, number, string])[],
  deviceId: string = one,
): DeviceReading {
  return {
    deviceId,
    timestamp: new Timestamp(1_790_000_000_000 + 1000 * second, 8512),
    values: values.map(([obis, value, unit]) => ({ obis, value, unit })),
  };
}

/** A name as SQL writes it. */
export const quotedName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
