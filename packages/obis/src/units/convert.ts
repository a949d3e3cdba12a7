import { parseUnit, type Unit } from './unit.ts';
import { UnitError } from './unit-error.ts';

/**
 * Converts a value from one unit to another. It moves the decimal point of the value instead of multiplying in binary,
 * so a value of up to 15 digits keeps every digit: 1879583.2 mWh is 1.8795832 kWh.
 *
 * @throws UnitError when a unit is not known, when the two do not measure the same thing, and between Nm³ and Sm³.
 * @example
 * convert(1879583.2, 'mWh', 'kWh'); // 1.8795832
 * convert(1, 'kWh', 'MJ'); // 3.6
 */
export function convert(value: number, from: string, to: string): number {
  if (from === to) return value;
  const source = parseUnit(from);
  const target = parseUnit(to);
  if (source.base !== target.base) {
    throw new UnitError(
      `${from} cannot be converted to ${to}.`,
      `Both must be units of the same thing: ${from} counts in ${source.base}, ${to} in ${target.base}.`,
    );
  }
  const [stateOfSource, stateOfTarget] = [stateOf(source), stateOf(target)];
  if (stateOfSource !== undefined && stateOfTarget !== undefined && stateOfSource !== stateOfTarget) {
    throw new UnitError(
      `${from} cannot be converted to ${to}.`,
      'Nm³ is gas at 0 °C, Sm³ at 15 °C: the same gas is about 5 % more Sm³ than Nm³. Convert by the rules of your market.',
    );
  }
  const exponent = source.exponent - target.exponent;
  // Mostly only the prefix differs, and then no arithmetic is needed at all.
  if (source.numerator === target.numerator && source.denominator === target.denominator) {
    return shiftDecimal(value, exponent);
  }
  return scaleDecimal(
    value,
    source.numerator * target.denominator,
    source.denominator * target.numerator,
    exponent,
  );
}

/** The state of gas that a unit counts in: at norm (`N`) or standard conditions (`S`). */
const stateOf = ({ base, symbol }: Unit): string | undefined =>
  base.includes('m³') ? /[NS](?=m³)/.exec(symbol)?.[0] : undefined;

/**
 * Multiplies a number by 10 to a power as if its decimal point were moved: 1879583.2 × 10⁻⁶ is 1.8795832. Binary
 * floating point would add noise to the last digit of many values.
 */
function shiftDecimal(value: number, exponent: number): number {
  if (exponent === 0 || value === 0 || !Number.isFinite(value)) return value;
  for (const places of DECIMAL_PLACES) {
    const power = EXACT_POWERS[places] ?? 1;
    const whole = Math.round(value * power);
    const scale = EXACT_POWERS[Math.abs(exponent - places)];
    if (scale === undefined || Math.abs(whole) > MOST_DIGITS || whole / power !== value) continue;
    // Both are exact in binary, so the result is rounded once, as that of the moved point is.
    return exponent < places ? whole / scale : whole * scale;
  }
  const [digits = '', power = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(power) + exponent}`);
}

/** Decimal places that most numbers of meters have: none, or those of a thousandth, or a millionth. */
const DECIMAL_PLACES = [0, 3, 6];
/** Up to here no two numbers with as many decimal places are the same in binary. */
const MOST_DIGITS = 1e15;
/** 10 to the power of the place. */
const EXACT_POWERS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/** Digits that a division is carried out to: more than a number can hold. */
const QUOTIENT_DIGITS = 25;

/** `value × numerator / denominator × 10^exponent`, exact up to the one rounding into a number. */
function scaleDecimal(value: number, numerator: bigint, denominator: bigint, exponent: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const [digits = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  const quotient = (BigInt(whole + fraction) * numerator * 10n ** BigInt(QUOTIENT_DIGITS)) / denominator;
  return Number(`${quotient}e${Number(power) - fraction.length - QUOTIENT_DIGITS + exponent}`);
}
