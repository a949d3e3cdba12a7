import type { Harmonic } from './description.ts';
import type { Phrase, Text } from './text.ts';

/** What group E says where it numbers harmonics: 0 is the whole signal, 1 the fundamental. */
export interface HarmonicPart {
  readonly harmonic: Harmonic | undefined;
  /** The unit, where it is a ratio and not the quantity's own. */
  readonly unit?: '%';
  readonly qualifiers: readonly Phrase[];
}

const order: Text = ['harmonic {n}', '{n}. Harmonische', 'harmonique {n}', 'armonica {n}'];
const distortion: Text = [
  'total harmonic distortion',
  'Gesamtverzerrung (THD)',
  'distorsion harmonique totale',
  'distorsione armonica totale',
];
const demand: Text = [
  'total demand distortion',
  'Verzerrung bezogen auf Nennlast (TDD)',
  'distorsion totale de la demande',
  'distorsione totale della domanda',
];
const all: Text = ['all harmonics', 'alle Harmonischen', 'tous les harmoniques', 'tutte le armoniche'];
const relative: Text = [
  'all harmonics relative to the nominal value',
  'alle Harmonischen bezogen auf den Nennwert',
  'tous les harmoniques par rapport à la valeur nominale',
  'tutte le armoniche rispetto al valore nominale',
];

const special: Readonly<Record<number, HarmonicPart>> = {
  0: { harmonic: undefined, qualifiers: [] },
  124: { harmonic: 'total-distortion', unit: '%', qualifiers: [[distortion]] },
  125: { harmonic: 'demand-distortion', unit: '%', qualifiers: [[demand]] },
  126: { harmonic: 'all', qualifiers: [[all]] },
  127: { harmonic: 'all-relative', unit: '%', qualifiers: [[relative]] },
  255: { harmonic: undefined, qualifiers: [] },
};

/** Undefined where E is no harmonic. */
export function harmonicOf(e: number): HarmonicPart | undefined {
  return e >= 1 && e <= 120 ? { harmonic: e, qualifiers: [[order, e]] } : special[e];
}
