import { convert } from '@smart-me/obis/units';
import { inUnit, type ObisValue, tableUnit } from '@smart-me/readings';

/** What would have more zeros than this keeps its exponent. */
const MOST_ZEROS = 30;

/**
 * A number as digits with a point, moved by a power of ten: no digit is lost or added, and no exponent is written. Empty
 * for what is no number.
 *
 * @example
 * decimalText(1879583.2, -6); // '1.8795832'
 */
export function decimalText(value: number, shift = 0): string {
  const text = String(value);
  if (shift === 0 && !text.includes('e')) return Number.isFinite(value) ? text : '';
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
  if (match === null) return '';
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent) + shift;
  if (point > digits.length + MOST_ZEROS || point < -MOST_ZEROS) return String(value * 10 ** shift);
  return sign + placed(digits, point);
}

/** The digits with the point after this many of them, without zeros that say nothing. */
function placed(digits: string, point: number): string {
  const whole =
    point <= 0
      ? '0'
      : digits
          .slice(0, point)
          .padEnd(point, '0')
          .replace(/^0+(?=\d)/, '');
  const fraction = (point < 0 ? '0'.repeat(-point) + digits : digits.slice(point)).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** A value as text in the table unit of its code. */
export type ValueText = (value: ObisValue) => string;

/** Writes values in the table unit of their codes. The factor of a unit is looked up once. */
export function valueTexts(): ValueText {
  const shifts = new Map<number, Map<string, number | undefined>>();
  return (measured) => {
    const { obis, unit, value } = measured;
    let byUnit = shifts.get(obis.key);
    if (byUnit === undefined) shifts.set(obis.key, (byUnit = new Map<string, number | undefined>()));
    let shift = byUnit.get(unit);
    if (shift === undefined && !byUnit.has(unit)) byUnit.set(unit, (shift = shiftOf(unit, tableUnit(obis))));
    return shift === undefined ? decimalText(inUnit(measured, tableUnit(obis))) : decimalText(value, shift);
  };
}

/** By how many places the point moves; `undefined` when the units differ by more than that. */
function shiftOf(from: string, to: string): number | undefined {
  if (from === to) return 0;
  const factor = convert(1, from === '' ? '1' : from, to === '' ? '1' : to);
  const shift = Math.round(Math.log10(factor));
  return Number(`1e${shift}`) === factor ? shift : undefined;
}
