import type { ObisCode } from '@smart-me/obis';
import { parseObis } from '@smart-me/obis';
import { convert, unitOf } from '@smart-me/obis/units';
import type { DeviceReading, Measurement } from '../device-reading.ts';
import type { UnitProfile } from './unit-profile.ts';

/**
 * A value in a unit of your choice. The decimal point moves, so no digit is lost or added.
 *
 * @throws UnitError when the units do not measure the same thing (it names both), or when one is not known.
 * @example
 * inUnit({ value: 1879583.2, unit: 'mWh' }, 'kWh'); // 1.8795832
 */
export function inUnit({ value, unit }: Measurement, target: string): number {
  return convert(value, unit === '' ? '1' : unit, target === '' ? '1' : target);
}

/**
 * The value that a reading has under a code, in a unit of your choice; `undefined` when it has none.
 *
 * @throws UnitError when the value is of another dimension than the unit; ObisParseError when the text is no code.
 * @example
 * valueOf(reading, '1-0:1.8.0*255', 'kWh'); // 1.8795832
 */
export function valueOf(
  reading: Pick<DeviceReading, 'values'>,
  code: ObisCode | string,
  unit: string,
): number | undefined {
  const { key } = typeof code === 'string' ? parseObis(code) : code;
  const found = reading.values.find(({ obis }) => obis.key === key);
  return found && inUnit(found, unit);
}

/**
 * The unit that a source of this profile sends a code's numbers in; empty for a pure number, and for a code whose unit is
 * not known.
 *
 * @throws ObisParseError when the text is no code.
 * @example
 * unitFor('1-0:1.8.0*255', profiles.realtime); // 'mWh'
 */
export function unitFor(code: ObisCode | string, profile: UnitProfile): string {
  const unit = unitOf(code) ?? '';
  const sent = profile.units[unit] ?? unit;
  return sent === '1' ? '' : sent;
}

/** Energy is read in thousands, whatever the column: `Wh` becomes `kWh`. Everything else stays in its base unit. */
const IN_THOUSANDS = new Set(['Wh', 'varh', 'VAh']);

/**
 * The one unit that a column, a table or a plot of this code has: kWh, kvarh and kVAh for energy, the base unit (W, V,
 * A, m³, °C ...) for everything else; empty for a pure number, and for a code whose unit is not known.
 *
 * @throws ObisParseError when the text is no code.
 * @example
 * tableUnit('1-0:1.8.0*255'); // 'kWh'
 * tableUnit('1-0:1.7.0*255'); // 'W'
 */
export function tableUnit(code: ObisCode | string): string {
  const unit = unitOf(code) ?? '';
  if (unit === '1') return '';
  return IN_THOUSANDS.has(unit) ? `k${unit}` : unit;
}

const POWER = new Set(['W', 'var', 'VA']);

/**
 * A value in the unit that reads best in a single line of text: energy in kWh, power in W and from 1000 on in kW. In a
 * table, a file or a plot it would mix units: take `tableUnit` there.
 *
 * @throws UnitError when the value's unit is not known.
 * @example
 * toDisplayUnit({ obis, value: 1879583.2, unit: 'mWh' }); // { value: 1.8795832, unit: 'kWh' }
 */
export function toDisplayUnit({ obis, value, unit }: Measurement & { readonly obis: ObisCode }): Measurement {
  const base = tableUnit(obis);
  if (base === '') return { value, unit };
  const measured = inUnit({ value, unit }, base);
  if (!POWER.has(base) || Math.abs(measured) < 1000) return { value: measured, unit: base };
  return { value: inUnit({ value, unit }, `k${base}`), unit: `k${base}` };
}
