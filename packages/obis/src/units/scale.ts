import { describeObis } from '../describe/describe-obis.ts';
import type { ObisCode } from '../obis-code.ts';
import { convert } from './convert.ts';
import { profiles, type Profile } from './profile.ts';

/** A number and the unit it is in. */
export interface Measurement {
  readonly value: number;
  /** Empty for a pure number, and for a code whose unit is not known. */
  readonly unit: string;
}

/**
 * What a number sent under this code must be multiplied with to be in the base unit (Wh, W, V ...).
 * 1 for a code whose unit is not known. To scale a value use `toBaseUnit`, which loses no digit.
 *
 * @throws ObisParseError when a text is not an OBIS code; UnitError when the profile names an unknown unit.
 * @example
 * scaleFor('1-0:1.8.0*255', profiles.realtime); // 0.001: mWh to Wh
 */
export function scaleFor(code: ObisCode | string, profile: Profile = profiles.realtime): number {
  return toBaseUnit(1, code, profile);
}

/**
 * A value as sent under this code, in the base unit of its quantity: energy in Wh, power in W ...
 *
 * @throws ObisParseError when a text is not an OBIS code; UnitError when the profile names an unknown unit.
 * @example
 * toBaseUnit(1879583.2, '1-0:1.8.0*255'); // 1879.5832 (Wh)
 */
export function toBaseUnit(
  value: number,
  code: ObisCode | string,
  profile: Profile = profiles.realtime,
): number {
  const { unit } = describeObis(code);
  if (unit === undefined) return value;
  const sent = profile.units[unit];
  return sent === undefined ? value : convert(value, sent, unit);
}

/**
 * A value as sent under this code, in the unit people read: energy in kWh, power in W and from 1000 on in kW,
 * everything else in its base unit.
 *
 * @throws ObisParseError when a text is not an OBIS code; UnitError when the profile names an unknown unit.
 * @example
 * toDisplayUnit(1879583.2, '1-0:1.8.0*255'); // { value: 1.8795832, unit: 'kWh' }
 */
export function toDisplayUnit(
  value: number,
  code: ObisCode | string,
  profile: Profile = profiles.realtime,
): Measurement {
  const { unit = '' } = describeObis(code);
  const sent = profile.units[unit] ?? unit;
  const base = sent === unit ? value : convert(value, sent, unit);
  const shown = displayUnit(base, unit);
  // From the unit as sent, not from the base unit: one rounding instead of two.
  return { value: shown === sent ? value : convert(value, sent, shown), unit: shown === '1' ? '' : shown };
}

function displayUnit(base: number, unit: string): string {
  if (unit === 'Wh' || unit === 'varh' || unit === 'VAh') return `k${unit}`;
  const isPower = unit === 'W' || unit === 'var' || unit === 'VA';
  return isPower && Math.abs(base) >= 1000 ? `k${unit}` : unit;
}
