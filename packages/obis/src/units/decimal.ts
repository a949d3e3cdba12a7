/**
 * Multiplies a number by 10 to a power as if its decimal point were moved: 1879583.2 × 10⁻⁶ is 1.8795832. Binary
 * floating point would add noise to the last digit of many values.
 */
export function shiftDecimal(value: number, exponent: number): number {
  if (exponent === 0 || value === 0 || !Number.isFinite(value)) return value;
  const [digits = '', power = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(power) + exponent}`);
}

/** Digits that a division is carried out to: more than a number can hold. */
const QUOTIENT_DIGITS = 25;

/** `value × numerator / denominator × 10^exponent`, exact up to the one rounding into a number. */
export function scaleDecimal(
  value: number,
  numerator: bigint,
  denominator: bigint,
  exponent: number,
): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const [digits = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = digits.split('.');
  const quotient = (BigInt(whole + fraction) * numerator * 10n ** BigInt(QUOTIENT_DIGITS)) / denominator;
  return Number(`${quotient}e${Number(power) - fraction.length - QUOTIENT_DIGITS + exponent}`);
}
