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
    text: ['Active power', 'Wirkleistung', 'Puissance active', 'Potenza attiva'],
  },
  integral: {
    quantity: 'active-energy',
    unit: 'Wh',
    text: ['Active energy', 'Wirkenergie', 'Énergie active', 'Energia attiva'],
  },
};
const reactive: ElectricityQuantity = {
  instantaneous: {
    quantity: 'reactive-power',
    unit: 'var',
    text: ['Reactive power', 'Blindleistung', 'Puissance réactive', 'Potenza reattiva'],
  },
  integral: {
    quantity: 'reactive-energy',
    unit: 'varh',
    text: ['Reactive energy', 'Blindenergie', 'Énergie réactive', 'Energia reattiva'],
  },
};
const apparent: ElectricityQuantity = {
  instantaneous: {
    quantity: 'apparent-power',
    unit: 'VA',
    text: ['Apparent power', 'Scheinleistung', 'Puissance apparente', 'Potenza apparente'],
  },
  integral: {
    quantity: 'apparent-energy',
    unit: 'VAh',
    text: ['Apparent energy', 'Scheinenergie', 'Énergie apparente', 'Energia apparente'],
  },
};
const current: ElectricityQuantity = {
  instantaneous: { quantity: 'current', unit: 'A', text: ['Current', 'Strom', 'Courant', 'Corrente'] },
  integral: {
    quantity: 'charge',
    unit: 'Ah',
    text: ['Electric charge', 'Elektrische Ladung', 'Charge électrique', 'Carica elettrica'],
  },
};
const voltage: ElectricityQuantity = {
  instantaneous: { quantity: 'voltage', unit: 'V', text: ['Voltage', 'Spannung', 'Tension', 'Tensione'] },
  integral: {
    quantity: 'voltage-hours',
    unit: 'Vh',
    text: ['Volt-hours', 'Voltstunden', 'Voltheures', 'Voltora'],
  },
};
const powerFactor: ElectricityQuantity = {
  instantaneous: {
    quantity: 'power-factor',
    unit: '1',
    text: ['Power factor', 'Leistungsfaktor', 'Facteur de puissance', 'Fattore di potenza'],
  },
};
const frequency: ElectricityQuantity = {
  instantaneous: {
    quantity: 'frequency',
    unit: 'Hz',
    text: ['Frequency', 'Frequenz', 'Fréquence', 'Frequenza'],
  },
};
const pulses = {
  quantity: 'pulses',
  unit: '1',
  text: ['Pulses or pieces', 'Impulse oder Stücke', 'Impulsions ou pièces', 'Impulsi o pezzi'],
} as const;

/** C = 1 to 20; 21 to 80 repeat it for each phase. */
const blockOfTwenty: readonly ElectricityQuantity[] = [
  { ...active, direction: 'import' },
  { ...active, direction: 'export' },
  { ...reactive, direction: 'import' },
  { ...reactive, direction: 'export' },
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

const others: Readonly<Record<number, ElectricityQuantity>> = {
  82: { instantaneous: pulses, integral: pulses },
  84: { ...powerFactor, direction: 'export', phase: 'total' },
  85: { ...powerFactor, direction: 'export', phase: 'L1' },
  86: { ...powerFactor, direction: 'export', phase: 'L2' },
  87: { ...powerFactor, direction: 'export', phase: 'L3' },
  88: {
    instantaneous: {
      quantity: 'ampere-squared',
      unit: 'A²',
      text: ['Ampere squared', 'Ampere-Quadrat', 'Ampères carrés', 'Ampere quadrati'],
    },
    integral: {
      quantity: 'ampere-squared-hours',
      unit: 'A²h',
      text: [
        'Ampere-squared hours',
        'Ampere-Quadrat-Stunden',
        'Ampères carrés heures',
        'Ampere quadrati ora',
      ],
    },
    phase: 'total',
  },
  89: {
    instantaneous: {
      quantity: 'volt-squared',
      unit: 'V²',
      text: ['Volt squared', 'Volt-Quadrat', 'Volts carrés', 'Volt quadrati'],
    },
    integral: {
      quantity: 'volt-squared-hours',
      unit: 'V²h',
      text: ['Volt-squared hours', 'Volt-Quadrat-Stunden', 'Volts carrés heures', 'Volt quadrati ora'],
    },
    phase: 'total',
  },
  90: {
    instantaneous: {
      quantity: 'current',
      unit: 'A',
      text: [
        'Current, sum over the phases',
        'Strom, Summe der Phasen',
        'Courant, somme des phases',
        'Corrente, somma delle fasi',
      ],
    },
    integral: {
      quantity: 'charge',
      unit: 'Ah',
      text: [
        'Electric charge, sum over the phases',
        'Elektrische Ladung, Summe der Phasen',
        'Charge électrique, somme des phases',
        'Carica elettrica, somma delle fasi',
      ],
    },
    phase: 'total',
  },
  91: { ...current, phase: 'N' },
  92: { ...voltage, phase: 'N' },
  100: { ...reactive, direction: 'inductive', phase: 'total' },
  104: { ...reactive, direction: 'capacitive', phase: 'total' },
};
