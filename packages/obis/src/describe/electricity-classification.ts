import type { Harmonic, Phase } from './description.ts';
import type { Meaning } from './meaning.ts';
import type { Phrase, Text } from './text.ts';

// The uses that group E has in electricity beside tariffs: harmonics, phase angles and classes of voltage dips.

/** What group E says where it numbers harmonics: 0 is the whole signal, 1 the fundamental. */
export interface HarmonicPart {
  readonly harmonic: Harmonic | undefined;
  /** The unit, where it is a ratio and not the quantity's own. */
  readonly unit?: '%';
  readonly qualifiers: readonly Phrase[];
}

const order: Text = 'harmonic {n}|{n}. Oberschwingung|harmonique {n}|armonica {n}|{n}e harmonische';
const fundamental: Text = 'fundamental|Grundschwingung|fondamental|fondamentale|grondgolf';
const distortion: Text =
  'total harmonic distortion (THD)|Gesamtverzerrung (THD)|distorsion harmonique totale (THD)|distorsione armonica totale (THD)|totale harmonische vervorming (THD)';
const demand: Text =
  'total demand distortion (TDD)|Verzerrung bezogen auf Nennlast (TDD)|distorsion totale de la demande (TDD)|distorsione totale della domanda (TDD)|totale vraagvervorming (TDD)';
const all: Text =
  'all harmonics|alle Oberschwingungen|tous les harmoniques|tutte le armoniche|alle harmonischen';
const relative: Text =
  'all harmonics relative to the nominal value|alle Oberschwingungen bezogen auf den Nennwert|tous les harmoniques par rapport à la valeur nominale|tutte le armoniche rispetto al valore nominale|alle harmonischen ten opzichte van de nominale waarde';

const specialHarmonics: Readonly<Record<number, HarmonicPart>> = {
  0: { harmonic: undefined, qualifiers: [] },
  1: { harmonic: 1, qualifiers: [[fundamental]] },
  124: { harmonic: 'total-distortion', unit: '%', qualifiers: [[distortion]] },
  125: { harmonic: 'demand-distortion', unit: '%', qualifiers: [[demand]] },
  126: { harmonic: 'all', qualifiers: [[all]] },
  127: { harmonic: 'all-relative', unit: '%', qualifiers: [[relative]] },
  255: { harmonic: undefined, qualifiers: [] },
};

/** Undefined where E is no harmonic. */
export function harmonicOf(e: number): HarmonicPart | undefined {
  return e >= 2 && e <= 120 ? { harmonic: e, qualifiers: [[order, e]] } : specialHarmonics[e];
}

/** The phasors that a digit of E names; 3, 8 and 9 name none. */
const PHASORS: Readonly<Record<number, string>> = {
  0: 'U(L1)',
  1: 'U(L2)',
  2: 'U(L3)',
  4: 'I(L1)',
  5: 'I(L2)',
  6: 'I(L3)',
  7: 'I(N)',
};

/** The angles of a voltage against the current of its own phase: φ of that phase. */
const PHASE_OF_ANGLE: Readonly<Record<number, Phase>> = { 40: 'L1', 51: 'L2', 62: 'L3' };

const summary: Text = 'Phase angles|Phasenwinkel (alle)|Déphasages|Angoli di fase|Fasehoeken';
const angleOf: Text =
  'Phase angle of {n}|Phasenwinkel von {n}|Déphasage de {n}|Angolo di fase di {n}|Fasehoek van {n}';
const against: Text = 'against {n}|gegen {n}|par rapport à {n}|rispetto a {n}|ten opzichte van {n}';

/** Angles between phasors, C = 81: the tens of E name the reference, the ones what is measured against it. */
export function phaseAngle(e: number): Meaning | undefined {
  if (e === 255) return { noun: [summary], quantity: 'phase-angle', unit: '°', processing: 'instantaneous' };
  const reference = PHASORS[Math.floor(e / 10)];
  const measured = PHASORS[e % 10];
  if (reference === undefined || measured === undefined) return undefined;
  return {
    noun: [angleOf, measured],
    qualifiers: [[against, reference]],
    isWholeName: true,
    quantity: 'phase-angle',
    phase: PHASE_OF_ANGLE[e],
    processing: 'instantaneous',
    angle: { of: measured, against: reference },
    unit: '°',
  };
}

/** Depths by the tens of E, durations by its ones. */
const DEPTHS = ['10–15 %', '15–30 %', '30–60 %', '60–90 %', '90–99 %'];
const DURATIONS = ['10–100 ms', '100–500 ms', '0.5–1 s', '1–3 s', '3–20 s', '20–60 s'];

const dip: Text = 'dip of {n}|Einbruch um {n}|creux de {n}|buco di {n}|dip van {n}';

/**
 * The UNIPEDE class of voltage dips that E names when D = 32. Not for E = 0: there the class (10–15 %, 10–100 ms) and the
 * number of all sags, which DSMR meters send as 32.32.0, cannot be told apart.
 */
export function voltageDipOf(e: number): { readonly qualifiers: readonly Phrase[] } | undefined {
  if (e === 0 || e === 255) return { qualifiers: [] };
  const depth = DEPTHS[Math.floor(e / 10)];
  const duration = DURATIONS[e % 10];
  return depth === undefined || duration === undefined
    ? undefined
    : { qualifiers: [[dip, `${depth}, ${duration}`]] };
}
