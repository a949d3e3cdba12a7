import type { ObisCode } from '../obis-code.ts';
import type { ObisDescription } from './description.ts';
import { electricityLoss } from './electricity-loss.ts';
import { electricityProcessing, type ElectricityProcessing } from './electricity-processing.ts';
import { electricityQuantity } from './electricity-quantities.ts';
import { harmonicOf } from './harmonic.ts';
import type { Meaning } from './meaning.ts';
import { phaseAngle } from './phase-angle.ts';
import { noTariff, tariffOf } from './tariff.ts';
import type { Phrase } from './text.ts';
import { voltageDipOf } from './voltage-dip.ts';

/** What groups C, D and E mean when A = 1; undefined outside the rules (IEC 62056-6-1). */
export function electricity(code: ObisCode): Meaning | undefined {
  const { c, d, e } = code;
  if (c === 81) return d === 7 ? phaseAngle(e) : undefined;
  const value = electricityProcessing(d);
  if (value === undefined) return undefined;
  if (c === 83) return electricityLoss(d, e, value);
  const quantity = electricityQuantity(c);
  const measured = quantity?.[value.of];
  const part = classification(code, value);
  if (measured === undefined || part === undefined) return undefined;
  return {
    unit: value.unit ?? measured.unit,
    ...part,
    noun: [measured.text],
    qualifiers: [...value.qualifiers, ...part.qualifiers],
    quantity: measured.quantity,
    direction: quantity?.direction,
    phase: quantity?.phase,
    processing: value.processing,
  };
}

/** What group E says: which of its four uses it has depends on C and D. */
type Classification = Partial<ObisDescription> & { readonly qualifiers: readonly Phrase[] };

/** Currents, voltages and summed powers: the quantities that have harmonics where D is one of those below. */
const WITH_HARMONICS: readonly number[] = [11, 12, 15, 31, 32, 35, 51, 52, 55, 71, 72, 75, 90, 91, 92];
const HARMONIC_VALUES: readonly number[] = [7, 24, 56];
const VOLTAGES: readonly number[] = [12, 32, 52, 72];

function classification(
  { c, d, e }: ObisCode,
  { processing }: ElectricityProcessing,
): Classification | undefined {
  if (HARMONIC_VALUES.includes(d) && WITH_HARMONICS.includes(c)) return harmonicOf(e);
  if (processing === 'under-limit-count' && VOLTAGES.includes(c)) return voltageDipOf(e);
  if (processing === 'instantaneous') return noTariff(e);
  return tariffOf(e, processing === 'time-integral');
}
