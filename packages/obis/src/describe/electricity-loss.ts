import type { Phase } from './description.ts';
import type { ElectricityProcessing } from './electricity-processing.ts';
import type { Meaning } from './meaning.ts';
import type { Phrase, Text } from './text.ts';

/** Transformer and line losses, C = 83: E names the loss, its sign and its phase; D the processing, as elsewhere. */
export function electricityLoss(d: number, e: number, value: ElectricityProcessing): Meaning | undefined {
  const found = e < 31 ? overAllPhases(d, e, value) : ofOnePhase(d, e - 31, value);
  return found && { ...found, quantity: 'loss', processing: value.processing };
}

function overAllPhases(d: number, e: number, value: ElectricityProcessing): Meaning | undefined {
  const text = others[e];
  if (text === undefined) return loss(d, e - 1, value, 'total');
  return { noun: [text], qualifiers: value.qualifiers, phase: 'total' };
}

/** From 31, 51 and 71 for L1, L2 and L3: the 18 losses, then the two squares. */
function ofOnePhase(d: number, offset: number, value: ElectricityProcessing): Meaning | undefined {
  const phase = PHASES[Math.floor(offset / 20)];
  const index = offset % 20;
  if (phase === undefined || index < 18) return phase && loss(d, index, value, phase);
  const { text, unit } = index === 18 ? ampereSquared : voltSquared;
  return { noun: [text], qualifiers: value.qualifiers, phase, unit };
}

/** The nth of 18: six losses, each as +, − and their sum. */
function loss(d: number, n: number, value: ElectricityProcessing, phase: Phase): Meaning | undefined {
  const found = losses[Math.floor(n / 3)];
  // D is an average, a minimum, a maximum or a time integral; limits and other intervals have no losses.
  if (found === undefined || !(d <= 30 || d === 55 || d === 58)) return undefined;
  const sign = SIGNS[n % 3];
  const signed: readonly Phrase[] = sign === undefined ? [] : [[sign]];
  const [instantaneous, integral] = found.isActive ? ['W', 'Wh'] : ['var', 'varh'];
  return {
    noun: [found.text],
    qualifiers: [...signed, ...value.qualifiers],
    phase,
    unit: value.of === 'integral' ? integral : instantaneous,
  };
}

const PHASES: readonly Phase[] = ['L1', 'L2', 'L3'];

const SIGNS: readonly Text[] = [
  ['positive', 'positiv', 'positives', 'positive'],
  ['negative', 'negativ', 'négatives', 'negative'],
];

const losses: readonly { readonly isActive: boolean; readonly text: Text }[] = [
  {
    isActive: true,
    text: [
      'Active line losses',
      'Wirkverluste der Leitung',
      'Pertes actives de ligne',
      'Perdite attive di linea',
    ],
  },
  {
    isActive: true,
    text: [
      'Active transformer losses',
      'Wirkverluste des Transformators',
      'Pertes actives du transformateur',
      'Perdite attive del trasformatore',
    ],
  },
  { isActive: true, text: ['Active losses', 'Wirkverluste', 'Pertes actives', 'Perdite attive'] },
  {
    isActive: false,
    text: [
      'Reactive line losses',
      'Blindverluste der Leitung',
      'Pertes réactives de ligne',
      'Perdite reattive di linea',
    ],
  },
  {
    isActive: false,
    text: [
      'Reactive transformer losses',
      'Blindverluste des Transformators',
      'Pertes réactives du transformateur',
      'Perdite reattive del trasformatore',
    ],
  },
  { isActive: false, text: ['Reactive losses', 'Blindverluste', 'Pertes réactives', 'Perdite reattive'] },
];

const ampereSquared: { readonly text: Text; readonly unit: string } = {
  text: ['Ampere-squared hours', 'Ampere-Quadrat-Stunden', 'Ampères carrés heures', 'Ampere quadrati ora'],
  unit: 'A²h',
};
const voltSquared: { readonly text: Text; readonly unit: string } = {
  text: ['Volt-squared hours', 'Volt-Quadrat-Stunden', 'Volts carrés heures', 'Volt quadrati ora'],
  unit: 'V²h',
};

/** E = 19 to 28. The tables give no units for them. */
const others: Readonly<Record<number, Text>> = {
  19: [
    'Transformer losses, normalised',
    'Transformatorverluste, normiert',
    'Pertes du transformateur, normalisées',
    'Perdite del trasformatore, normalizzate',
  ],
  20: [
    'Line losses, normalised',
    'Leitungsverluste, normiert',
    'Pertes de ligne, normalisées',
    'Perdite di linea, normalizzate',
  ],
  21: [
    'Compensated active value, gross, positive',
    'Kompensierter Wirkwert, brutto, positiv',
    'Valeur active compensée, brute, positive',
    'Valore attivo compensato, lordo, positivo',
  ],
  22: [
    'Compensated active value, net, positive',
    'Kompensierter Wirkwert, netto, positiv',
    'Valeur active compensée, nette, positive',
    'Valore attivo compensato, netto, positivo',
  ],
  23: [
    'Compensated active value, gross, negative',
    'Kompensierter Wirkwert, brutto, negativ',
    'Valeur active compensée, brute, négative',
    'Valore attivo compensato, lordo, negativo',
  ],
  24: [
    'Compensated active value, net, negative',
    'Kompensierter Wirkwert, netto, negativ',
    'Valeur active compensée, nette, négative',
    'Valore attivo compensato, netto, negativo',
  ],
  25: [
    'Compensated reactive value, gross, positive',
    'Kompensierter Blindwert, brutto, positiv',
    'Valeur réactive compensée, brute, positive',
    'Valore reattivo compensato, lordo, positivo',
  ],
  26: [
    'Compensated reactive value, net, positive',
    'Kompensierter Blindwert, netto, positiv',
    'Valeur réactive compensée, nette, positive',
    'Valore reattivo compensato, netto, positivo',
  ],
  27: [
    'Compensated reactive value, gross, negative',
    'Kompensierter Blindwert, brutto, negativ',
    'Valeur réactive compensée, brute, négative',
    'Valore reattivo compensato, lordo, negativo',
  ],
  28: [
    'Compensated reactive value, net, negative',
    'Kompensierter Blindwert, netto, negativ',
    'Valeur réactive compensée, nette, négative',
    'Valore reattivo compensato, netto, negativo',
  ],
};
