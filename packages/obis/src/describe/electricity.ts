import type { ObisCode } from '../obis-code.ts';
import { electricityProcessing, type ElectricityProcessing } from './electricity-processing.ts';
import { electricityQuantity } from './electricity-quantities.ts';
import { harmonicOf, type HarmonicPart } from './harmonic.ts';
import type { Meaning } from './meaning.ts';
import { phaseAngle } from './phase-angle.ts';
import { noTariff, tariffOf, type TariffPart } from './tariff.ts';

/** What groups C, D and E mean when A = 1; undefined outside the rules (IEC 62056-6-1). */
export function electricity({ c, d, e }: ObisCode): Meaning | undefined {
  if (c === 81) return d === 7 ? phaseAngle(e) : undefined;
  const quantity = electricityQuantity(c);
  const value = electricityProcessing(d);
  if (quantity === undefined || value === undefined) return undefined;
  const measured = quantity[value.of];
  const part = classification(c, d, e, value);
  if (measured === undefined || part === undefined) return undefined;
  return {
    unit: value.unit ?? measured.unit,
    ...part,
    noun: [measured.text],
    qualifiers: [...value.qualifiers, ...part.qualifiers],
    quantity: measured.quantity,
    direction: quantity.direction,
    phase: quantity.phase,
    processing: value.processing,
  };
}

/** Currents, voltages and summed powers: the quantities whose E numbers harmonics where D is one of those below. */
const HAS_HARMONICS: readonly number[] = [11, 12, 15, 31, 32, 35, 51, 52, 55, 71, 72, 75, 90, 91, 92];
const WITH_HARMONICS: readonly number[] = [7, 24, 56];
const INSTANTANEOUS = 7;

function classification(
  c: number,
  d: number,
  e: number,
  value: ElectricityProcessing,
): HarmonicPart | TariffPart | undefined {
  if (WITH_HARMONICS.includes(d) && HAS_HARMONICS.includes(c)) return harmonicOf(e);
  if (d === INSTANTANEOUS) return noTariff(e);
  return tariffOf(e, value.processing === 'time-integral');
}
