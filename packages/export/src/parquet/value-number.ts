import type { ObisCode } from '@smart-me/obis';
import { convert } from '@smart-me/obis/units';
import { inUnit, type ObisValue, tableUnit } from '@smart-me/readings';

/** A value in the table unit of its code; null when it is no number. */
export type ValueNumber = (value: ObisValue) => number | null;

/** Numbers of one code. How its unit is converted is looked up once. */
export function numbersOf(code: ObisCode): ValueNumber {
  const wanted = tableUnit(code);
  /** What the last value was in, and what its number is divided by; `undefined` when there is more to it. */
  let known: string | undefined;
  let divisor: number | undefined;
  return (measured) => {
    const { unit, value } = measured;
    if (!Number.isFinite(value)) return null;
    if (unit !== known) {
      divisor = divisorOf(unit, wanted);
      known = unit;
    }
    if (divisor === 1) return value;
    // A quotient of integers is rounded once, as the decimal number is: what has decimals itself moves its point as text.
    if (divisor !== undefined && Number.isSafeInteger(value)) return value / divisor;
    return inUnit(measured, wanted);
  };
}

/** A power of ten that numbers are divided by. */
function divisorOf(from: string, to: string): number | undefined {
  const divisor = convert(1, to === '' ? '1' : to, from === '' ? '1' : from);
  return Number.isInteger(Math.log10(divisor)) && divisor >= 1 ? divisor : undefined;
}
