import type { Meaning } from './meaning.ts';
import type { Text } from './text.ts';

const allPhases: Text = ['all three phases', 'alle drei Phasen', 'les trois phases', 'tutte e tre le fasi'];
const anyPhase: Text = ['any phase', 'beliebige Phase', "n'importe quelle phase", 'una fase qualsiasi'];
const auxiliary: Text = [
  'auxiliary supply',
  'Hilfsversorgung',
  'alimentation auxiliaire',
  'alimentazione ausiliaria',
];
const L1: Text = ['L1', 'L1', 'L1', 'L1'];
const L2: Text = ['L2', 'L2', 'L2', 'L2'];
const L3: Text = ['L3', 'L3', 'L3', 'L3'];

/** C = 96, D = 7: E counts through these kinds, five at a time. */
const kinds: readonly { readonly text: Text; readonly unit?: string; readonly scopes: readonly Text[] }[] = [
  {
    text: [
      'Number of power failures',
      'Anzahl Spannungsausfälle',
      'Nombre de coupures',
      'Numero di interruzioni',
    ],
    scopes: [allPhases, L1, L2, L3, auxiliary],
  },
  {
    text: [
      'Number of long power failures',
      'Anzahl langer Spannungsausfälle',
      'Nombre de coupures longues',
      'Numero di interruzioni lunghe',
    ],
    scopes: [allPhases, L1, L2, L3, anyPhase],
  },
  {
    text: [
      'Time of the power failure',
      'Zeitpunkt des Spannungsausfalls',
      'Date de la coupure',
      "Data dell'interruzione",
    ],
    scopes: [allPhases, L1, L2, L3, anyPhase],
  },
  {
    text: [
      'Duration of the long power failure',
      'Dauer des langen Spannungsausfalls',
      'Durée de la coupure longue',
      "Durata dell'interruzione lunga",
    ],
    unit: 's',
    scopes: [allPhases, L1, L2, L3, anyPhase],
  },
];

const threshold: Text = [
  'Time threshold for long power failures',
  'Zeitschwelle für lange Spannungsausfälle',
  'Seuil de durée des coupures longues',
  'Soglia di durata delle interruzioni lunghe',
];

/** Power failures, C = 96 and D = 7. */
export function powerFailure(e: number): Meaning | undefined {
  if (e === 20) return { noun: [threshold], unit: 's' };
  const failures = kinds[0];
  if (e === 21) return failures && { noun: [failures.text], qualifiers: [[anyPhase]] };
  const kind = kinds[Math.floor(e / 5)];
  const scope = kind?.scopes[e % 5];
  return kind && scope && { noun: [kind.text], qualifiers: [[scope]], unit: kind.unit };
}
