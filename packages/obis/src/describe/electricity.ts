import type { ObisCode } from '../obis-code.ts';
import { harmonicOf, phaseAngle, voltageDipOf } from './electricity-classification.ts';
import { electricityLoss } from './electricity-loss.ts';
import { electricityProcessing, voltageEvent, type ElectricityProcessing } from './electricity-processing.ts';
import { electricityQuantity } from './electricity-quantities.ts';
import type { ObisDescription } from './description.ts';
import { noTariff, tariffOf } from './groups.ts';
import type { Meaning } from './meaning.ts';
import type { Phrase, Text } from './text.ts';

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
  if (quantity === undefined || measured === undefined || part === undefined) return undefined;
  const event = measured.quantity === 'voltage' ? voltageEvent(d) : undefined;
  const made: readonly Phrase[] = event === undefined ? value.qualifiers : [[event]];
  const own = ownF(code);
  return {
    unit: value.unit ?? measured.unit,
    ...part,
    noun: [measured.text],
    qualifiers: [...made, ...part.qualifiers, ...own],
    quantity: measured.quantity,
    direction: quantity.direction,
    phase: quantity.phase,
    processing: value.processing,
    hasOwnF: own.length > 0,
  };
}

/** What group F says where it is no billing period. */
function ownF({ c, d, f }: ObisCode): readonly Phrase[] {
  // Of thresholds there may be several, which F numbers.
  if (f <= 99 && (d === 31 || d === 35 || d === 39)) return [[thresholdText, f]];
  return f === 100 && d === 8 && c <= 2 ? [[sinceZero]] : [];
}

const thresholdText: Text = 'threshold {n}|Schwelle {n}|seuil {n}|soglia {n}|drempel {n}';
/** German basic meters (FNN) alone have it; the standard reserves F = 100. */
const sinceZero: Text =
  "since the last reset to zero|seit der letzten Nullstellung|depuis la dernière remise à zéro|dall'ultimo azzeramento|sinds de laatste nulstelling";

/** What group E says: which of its four uses it has depends on C and D. */
type Classification = Partial<ObisDescription> & { readonly qualifiers: readonly Phrase[] };

/** Currents, voltages and summed powers: the quantities that have harmonics where D is one of those below. */
const WITH_HARMONICS: readonly number[] = [11, 12, 15, 31, 32, 35, 51, 52, 55, 71, 72, 75, 90, 91, 92];
const HARMONIC_VALUES: readonly number[] = [7, 24, 56];
const VOLTAGES: readonly number[] = [12, 32, 52, 72];

function classification({ c, d, e }: ObisCode, value: ElectricityProcessing): Classification | undefined {
  if (HARMONIC_VALUES.includes(d) && WITH_HARMONICS.includes(c)) return harmonicOf(e);
  if (value.processing === 'under-limit-count' && VOLTAGES.includes(c)) return voltageDipOf(e);
  return value.e === undefined ? noTariff(e) : tariffOf(e, value.e === 'counter-tariff');
}
