import type { Meaning } from './meaning.ts';
import type { Text } from './text.ts';

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

const summary: Text = ['Phase angles', 'Phasenwinkel (alle)', 'Déphasages', 'Angoli di fase'];
const angleOf: Text = [
  'Phase angle of {n}',
  'Phasenwinkel von {n}',
  'Déphasage de {n}',
  'Angolo di fase di {n}',
];
const against: Text = ['against {n}', 'gegen {n}', 'par rapport à {n}', 'rispetto a {n}'];

/** Angles between phasors, C = 81: the tens of E name the reference, the ones what is measured against it. */
export function phaseAngle(e: number): Meaning | undefined {
  if (e === 255) return { noun: [summary], quantity: 'phase-angle', unit: '°', processing: 'instantaneous' };
  const reference = PHASORS[Math.floor(e / 10)];
  const measured = PHASORS[e % 10];
  if (reference === undefined || measured === undefined) return undefined;
  return {
    noun: [angleOf, measured],
    qualifiers: [[against, reference]],
    quantity: 'phase-angle',
    processing: 'instantaneous',
    angle: { of: measured, against: reference },
    unit: '°',
  };
}
