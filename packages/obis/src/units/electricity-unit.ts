import type { ObisCode } from '../obis-code.ts';

/** The unit of a code with A = 1: group C says what is measured, D how the value is made of it (IEC 62056-6-1). */
export function electricityUnit({ c, d, e }: ObisCode): string | undefined {
  if (c === 81) return d === 7 && isPhaseAngle(e) ? '°' : undefined;
  const value = VALUES[d] ?? '-';
  if (value === '-') return undefined;
  if (c === 83) return lossUnit(d, e, isIntegral(value));
  const [moment, integral] = (c >= 1 && c <= 80 ? (BLOCK[(c - 1) % 20] ?? ACTIVE) : (OTHERS[c] ?? '')).split(
    ' ',
  );
  const unit = isIntegral(value) ? integral : moment;
  if (unit === undefined || unit === '') return undefined;
  if (HARMONIC_VALUES.includes(d) && WITH_HARMONICS.includes(c)) return harmonicUnit(e, unit);
  if (!(d === 32 && VOLTAGES.includes(c) ? isVoltageDip(e) : isTariff(e, value))) return undefined;
  if (value === 'n') return '1';
  return value === 's' ? 's' : unit;
}

/** E is a tariff, 0 for their total, 255 where the group is not used. */
export function numbersTariff(e: number): boolean {
  return e <= 63 || e === 255;
}

const ACTIVE = 'W Wh';
const REACTIVE = 'var varh';
const APPARENT = 'VA VAh';

/** C = 1 to 14: the unit of the moment and, where it has one, of its integral over time; 15 to 20 are active again, and 21 to 80 repeat all for the phases. */
const BLOCK: readonly string[] = [
  ...[ACTIVE, ACTIVE],
  ...[REACTIVE, REACTIVE, REACTIVE, REACTIVE, REACTIVE, REACTIVE],
  ...[APPARENT, APPARENT],
  ...['A Ah', 'V Vh', '1', 'Hz'],
];
const OTHERS: Readonly<Record<number, string>> = {
  82: '1 1',
  84: '1',
  85: '1',
  86: '1',
  87: '1',
  88: 'A² A²h',
  89: 'V² V²h',
  90: 'A Ah',
  91: 'A Ah',
  92: 'V Vh',
  100: REACTIVE,
  104: REACTIVE,
};

/** By group D, from 0: a value of the moment (m), an integral (i), a number (n), seconds (s); a capital where E is no tariff. */
const VALUES = 'mmmmmmmMiiimmmmmmIIIImmmMmmmmiimnsmmnsmmnsmsssm--mmmmmmMM-I';

const isIntegral = (value: string): boolean => value === 'i' || value === 'I';

function isTariff(e: number, value: string): boolean {
  return value === value.toLowerCase() ? numbersTariff(e) : e === 0 || e === 255;
}

const HARMONIC_VALUES: readonly number[] = [7, 24, 56];
const WITH_HARMONICS: readonly number[] = [11, 12, 15, 31, 32, 35, 51, 52, 55, 71, 72, 75, 90, 91, 92];
const VOLTAGES: readonly number[] = [12, 32, 52, 72];

/** Distortions and relative harmonics are ratios. */
function harmonicUnit(e: number, unit: string): string | undefined {
  if (e === 124 || e === 125 || e === 127) return '%';
  return e <= 120 || e === 126 || e === 255 ? unit : undefined;
}

function isVoltageDip(e: number): boolean {
  return e === 255 || (e < 50 && e % 10 < 6);
}

/** The phasors of an angle; 3, 8 and 9 name none. */
function isPhaseAngle(e: number): boolean {
  const isPhasor = (n: number): boolean => n < 8 && n !== 3;
  return e === 255 || (isPhasor(Math.floor(e / 10)) && isPhasor(e % 10));
}

/** Transformer and line losses: E names the loss, first over all phases, then from 31 on for each of them. */
function lossUnit(d: number, e: number, integral: boolean): string | undefined {
  const active = integral ? 'Wh' : 'W';
  const reactive = integral ? 'varh' : 'var';
  const byIndex = (n: number): string | undefined => {
    if (n < 0 || n > 17 || !(d <= 30 || d === 55 || d === 58)) return undefined;
    return n < 9 ? active : reactive;
  };
  if (e >= 21 && e <= 28) {
    const value = VALUES[d];
    if (value === 'n') return '1';
    return value === 's' ? 's' : e < 25 ? active : reactive;
  }
  if (e < 31) return byIndex(e - 1);
  if (e > 90) return undefined;
  const index = (e - 31) % 20;
  if (index < 18) return byIndex(index);
  return index === 18 ? 'A²h' : 'V²h';
}
