import type { Direction, Phase, Quantity } from './description.ts';
import type { ElectricityProcessing } from './electricity-processing.ts';
import { ampereSquaredHours, voltSquaredHours } from './electricity-quantities.ts';
import type { Meaning } from './meaning.ts';
import type { Phrase, Text } from './text.ts';

/** Transformer and line losses, C = 83: E names the loss, its sign and its phase; D the processing, as elsewhere. */
export function electricityLoss(d: number, e: number, value: ElectricityProcessing): Meaning | undefined {
  const found = e < 31 ? overAllPhases(d, e, value) : ofOnePhase(d, e - 31, value);
  return found && { quantity: 'loss', ...found, processing: value.processing };
}

function overAllPhases(d: number, e: number, value: ElectricityProcessing): Meaning | undefined {
  const text = normalised[e];
  if (text !== undefined) return { noun: [text], qualifiers: value.qualifiers, phase: 'total' };
  return compensated(e, value) ?? loss(d, e - 1, value, 'total');
}

/** From 31, 51 and 71 for L1, L2 and L3: the 18 losses, then the two squares. */
function ofOnePhase(d: number, offset: number, value: ElectricityProcessing): Meaning | undefined {
  const phase = PHASES[Math.floor(offset / 20)];
  const index = offset % 20;
  if (phase === undefined || index < 18) return phase && loss(d, index, value, phase);
  const { text, unit, quantity } = index === 18 ? ampereSquaredHours : voltSquaredHours;
  return { noun: [text], qualifiers: value.qualifiers, phase, unit, quantity };
}

/** The nth of 18: six losses, each as +, − and their sum. */
function loss(d: number, n: number, value: ElectricityProcessing, phase: Phase): Meaning | undefined {
  const text = losses[Math.floor(n / 3)];
  // D is an average, a minimum, a maximum or a time integral; limits and other intervals have no losses.
  if (text === undefined || !(d <= 30 || d === 55 || d === 58)) return undefined;
  const sign = SIGNS[n % 3];
  const signed: readonly Phrase[] = sign === undefined ? [] : [[sign]];
  const [instantaneous, integral] = n < 9 ? ['W', 'Wh'] : ['var', 'varh'];
  return {
    noun: [text],
    qualifiers: [...signed, ...value.qualifiers],
    phase,
    unit: value.of === 'integral' ? integral : instantaneous,
  };
}

const PHASES: readonly Phase[] = ['L1', 'L2', 'L3'];

const SIGNS: readonly Text[] = [
  'positive|positiv|positives|positive|positief',
  'negative|negativ|négatives|negative|negatief',
];

/** Three active, three reactive ones. */
const losses: readonly Text[] = [
  'Active line losses|Wirkverluste der Leitung|Pertes actives de ligne|Perdite attive di linea|Actieve lijnverliezen',
  'Active transformer losses|Wirkverluste des Transformators|Pertes actives du transformateur|Perdite attive del trasformatore|Actieve transformatorverliezen',
  'Active losses|Wirkverluste|Pertes actives|Perdite attive|Actieve verliezen',
  'Reactive line losses|Blindverluste der Leitung|Pertes réactives de ligne|Perdite reattive di linea|Reactieve lijnverliezen',
  'Reactive transformer losses|Blindverluste des Transformators|Pertes réactives du transformateur|Perdite reattive del trasformatore|Reactieve transformatorverliezen',
  'Reactive losses|Blindverluste|Pertes réactives|Perdite reattive|Reactieve verliezen',
];

/** The tables give no units for these. */
const normalised: Readonly<Record<number, Text>> = {
  19: 'Transformer losses, normalised|Transformatorverluste, normiert|Pertes du transformateur, normalisées|Perdite del trasformatore, normalizzate|Transformatorverliezen, genormaliseerd',
  20: 'Line losses, normalised|Leitungsverluste, normiert|Pertes de ligne, normalisées|Perdite di linea, normalizzate|Lijnverliezen, genormaliseerd',
};

/** E = 21 to 28: what the customer takes or gives, with the losses on the way to the meter (gross) or without (net). */
function compensated(e: number, value: ElectricityProcessing): Meaning | undefined {
  if (e < 21 || e > 28) return undefined;
  const kind = kinds[value.of][e < 25 ? 0 : 1];
  const isPlus = (e - 21) % 4 < 2;
  return {
    noun: [kind.text],
    qualifiers: [[e % 2 === 1 ? gross : net], ...value.qualifiers],
    quantity: kind.quantity,
    direction: isPlus ? kind.plus : kind.minus,
    phase: 'total',
    unit: value.unit ?? kind.unit,
  };
}

const gross: Text = 'gross|brutto|brute|lorda|bruto';
const net: Text = 'net|netto|nette|netta|netto';

interface Compensated {
  readonly text: Text;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly plus: Direction;
  readonly minus: Direction;
}

const kinds: Readonly<Record<ElectricityProcessing['of'], readonly [Compensated, Compensated]>> = {
  instantaneous: [
    {
      text: 'Compensated active power|Kompensierte Wirkleistung|Puissance active compensée|Potenza attiva compensata|Gecompenseerd actief vermogen',
      quantity: 'active-power',
      unit: 'W',
      plus: 'import',
      minus: 'export',
    },
    {
      text: 'Compensated reactive power|Kompensierte Blindleistung|Puissance réactive compensée|Potenza reattiva compensata|Gecompenseerd blindvermogen',
      quantity: 'reactive-power',
      unit: 'var',
      plus: 'positive',
      minus: 'negative',
    },
  ],
  integral: [
    {
      text: 'Compensated active energy|Kompensierte Wirkenergie|Énergie active compensée|Energia attiva compensata|Gecompenseerde actieve energie',
      quantity: 'active-energy',
      unit: 'Wh',
      plus: 'import',
      minus: 'export',
    },
    {
      text: 'Compensated reactive energy|Kompensierte Blindenergie|Énergie réactive compensée|Energia reattiva compensata|Gecompenseerde blindenergie',
      quantity: 'reactive-energy',
      unit: 'varh',
      plus: 'positive',
      minus: 'negative',
    },
  ],
};
