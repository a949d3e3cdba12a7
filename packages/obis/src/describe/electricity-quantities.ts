import type { Direction, Phase, Quantity } from './description.ts';
import type { Text } from './text.ts';

/** A quantity with the symbol of its unit and its name. */
export interface Measured {
  readonly quantity: Quantity;
  readonly unit: string;
  readonly text: Text;
}

/** What a value of group C measures: at an instant, and integrated over time where that is a quantity. */
export interface ElectricityQuantity {
  readonly instantaneous: Measured;
  readonly integral?: Measured;
  readonly direction?: Direction;
  readonly phase?: Phase;
}

/** The quantity that group C names when A = 1; undefined where the tables have none (IEC 62056-6-1). */
export function electricityQuantity(c: number): ElectricityQuantity | undefined {
  if (c < 1 || c > 80) return others[c];
  // Four blocks of twenty: the sum over the phases, then L1, L2 and L3.
  const found = blockOfTwenty[(c - 1) % 20];
  return found && { ...found, phase: phaseOf(c) };
}

function phaseOf(c: number): Phase {
  // Current and voltage have no sum over the phases: 11 and 12 stand for any one of them.
  if (c <= 20) return c === 11 || c === 12 ? 'any' : 'total';
  if (c <= 40) return 'L1';
  return c <= 60 ? 'L2' : 'L3';
}

const active: ElectricityQuantity = {
  instantaneous: {
    quantity: 'active-power',
    unit: 'W',
    text: 'Active power|Wirkleistung|Puissance active|Potenza attiva|Actief vermogen',
  },
  integral: {
    quantity: 'active-energy',
    unit: 'Wh',
    text: 'Active energy|Wirkenergie|Énergie active|Energia attiva|Actieve energie',
  },
};
const reactive: ElectricityQuantity = {
  instantaneous: {
    quantity: 'reactive-power',
    unit: 'var',
    text: 'Reactive power|Blindleistung|Puissance réactive|Potenza reattiva|Blindvermogen',
  },
  integral: {
    quantity: 'reactive-energy',
    unit: 'varh',
    text: 'Reactive energy|Blindenergie|Énergie réactive|Energia reattiva|Blindenergie',
  },
};
const apparent: ElectricityQuantity = {
  instantaneous: {
    quantity: 'apparent-power',
    unit: 'VA',
    text: 'Apparent power|Scheinleistung|Puissance apparente|Potenza apparente|Schijnbaar vermogen',
  },
  integral: {
    quantity: 'apparent-energy',
    unit: 'VAh',
    text: 'Apparent energy|Scheinenergie|Énergie apparente|Energia apparente|Schijnbare energie',
  },
};
const current: ElectricityQuantity = {
  instantaneous: { quantity: 'current', unit: 'A', text: 'Current|Strom|Courant|Corrente|Stroom' },
  integral: {
    quantity: 'charge',
    unit: 'Ah',
    text: 'Electric charge|Elektrische Ladung|Charge électrique|Carica elettrica|Elektrische lading',
  },
};
const voltage: ElectricityQuantity = {
  instantaneous: { quantity: 'voltage', unit: 'V', text: 'Voltage|Spannung|Tension|Tensione|Spanning' },
  integral: {
    quantity: 'voltage-hours',
    unit: 'Vh',
    text: 'Volt-hours|Voltstunden|Voltheures|Voltora|Volturen',
  },
};
const powerFactor: ElectricityQuantity = {
  instantaneous: {
    quantity: 'power-factor',
    unit: '1',
    text: 'Power factor|Leistungsfaktor|Facteur de puissance|Fattore di potenza|Arbeidsfactor',
  },
};
/** Written out, since no adjective of direction goes with it. */
const powerFactorOfExport: ElectricityQuantity = {
  instantaneous: {
    quantity: 'power-factor',
    unit: '1',
    text: "Power factor of export|Leistungsfaktor der Einspeisung|Facteur de puissance de l'injection|Fattore di potenza dell'immissione|Arbeidsfactor van de teruglevering",
  },
};
const frequency: ElectricityQuantity = {
  instantaneous: {
    quantity: 'frequency',
    unit: 'Hz',
    text: 'Frequency|Frequenz|Fréquence|Frequenza|Frequentie',
  },
};
const pulses: Measured = {
  quantity: 'pulses',
  unit: '1',
  text: 'Pulses or pieces|Impulse oder Stücke|Impulsions ou pièces|Impulsi o pezzi|Pulsen of stuks',
};

/** C = 1 to 20; 21 to 80 repeat it for each phase. */
const blockOfTwenty: readonly ElectricityQuantity[] = [
  { ...active, direction: 'import' },
  { ...active, direction: 'export' },
  // Q+ and Q− are signs: reactive power is neither supplied nor fed in.
  { ...reactive, direction: 'positive' },
  { ...reactive, direction: 'negative' },
  { ...reactive, direction: 'quadrant-1' },
  { ...reactive, direction: 'quadrant-2' },
  { ...reactive, direction: 'quadrant-3' },
  { ...reactive, direction: 'quadrant-4' },
  { ...apparent, direction: 'import' },
  { ...apparent, direction: 'export' },
  current,
  voltage,
  powerFactor,
  frequency,
  { ...active, direction: 'absolute' },
  { ...active, direction: 'net' },
  { ...active, direction: 'quadrant-1' },
  { ...active, direction: 'quadrant-2' },
  { ...active, direction: 'quadrant-3' },
  { ...active, direction: 'quadrant-4' },
];

/** The squares, over all phases here and of one phase among the losses (C = 83). */
export const ampereSquaredHours: Measured = {
  quantity: 'ampere-squared-hours',
  unit: 'A²h',
  text: 'Ampere-squared hours|Ampere-Quadrat-Stunden|Ampères carrés heures|Ampere quadrati ora|Amperekwadraaturen',
};
export const voltSquaredHours: Measured = {
  quantity: 'volt-squared-hours',
  unit: 'V²h',
  text: 'Volt-squared hours|Volt-Quadrat-Stunden|Volts carrés heures|Volt quadrati ora|Voltkwadraaturen',
};

const others: Readonly<Record<number, ElectricityQuantity>> = {
  82: { instantaneous: pulses, integral: pulses },
  84: { ...powerFactorOfExport, direction: 'export', phase: 'total' },
  85: { ...powerFactorOfExport, direction: 'export', phase: 'L1' },
  86: { ...powerFactorOfExport, direction: 'export', phase: 'L2' },
  87: { ...powerFactorOfExport, direction: 'export', phase: 'L3' },
  88: {
    instantaneous: {
      quantity: 'ampere-squared',
      unit: 'A²',
      text: 'Ampere squared|Ampere-Quadrat|Ampères carrés|Ampere quadrati|Amperekwadraat',
    },
    integral: ampereSquaredHours,
    phase: 'total',
  },
  89: {
    instantaneous: {
      quantity: 'volt-squared',
      unit: 'V²',
      text: 'Volt squared|Volt-Quadrat|Volts carrés|Volt quadrati|Voltkwadraat',
    },
    integral: voltSquaredHours,
    phase: 'total',
  },
  90: {
    instantaneous: {
      quantity: 'current',
      unit: 'A',
      text: 'Current, sum over the phases|Strom, Summe der Phasen|Courant, somme des phases|Corrente, somma delle fasi|Stroom, som van de fasen',
    },
    integral: {
      quantity: 'charge',
      unit: 'Ah',
      text: 'Electric charge, sum over the phases|Elektrische Ladung, Summe der Phasen|Charge électrique, somme des phases|Carica elettrica, somma delle fasi|Elektrische lading, som van de fasen',
    },
    phase: 'total',
  },
  91: {
    instantaneous: {
      quantity: 'current',
      unit: 'A',
      text: 'Neutral current|Neutralleiterstrom|Courant de neutre|Corrente di neutro|Nulleiderstroom',
    },
    integral: {
      quantity: 'charge',
      unit: 'Ah',
      text: 'Electric charge of the neutral|Elektrische Ladung des Neutralleiters|Charge électrique du neutre|Carica elettrica del neutro|Elektrische lading van de nulleider',
    },
    phase: 'N',
  },
  92: {
    instantaneous: {
      quantity: 'voltage',
      unit: 'V',
      text: 'Neutral voltage|Neutralleiterspannung|Tension de neutre|Tensione di neutro|Nulleiderspanning',
    },
    integral: {
      quantity: 'voltage-hours',
      unit: 'Vh',
      text: 'Volt-hours of the neutral|Voltstunden des Neutralleiters|Voltheures du neutre|Voltora del neutro|Volturen van de nulleider',
    },
    phase: 'N',
  },
  100: { ...reactive, direction: 'inductive', phase: 'total' },
  104: { ...reactive, direction: 'capacitive', phase: 'total' },
};
