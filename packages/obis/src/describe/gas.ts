import type { ObisCode } from '../obis-code.ts';
import type { Quantity } from './description.ts';
import { gasComponent } from './gas-component.ts';
import { gasFlow, gasFactor, gasIndex, gasProcess, type GasValue } from './gas-processing.ts';
import type { Meaning } from './meaning.ts';
import type { Text } from './text.ts';

/** What groups C to F mean when A = 7; undefined outside the rules (EN 13757-1, gas). */
export function gas({ c, d, e, f }: ObisCode): Meaning | undefined {
  if (c === 70) return gasComponent(d, e);
  const measured = quantities[c];
  const value = measured?.values(d, e, f);
  if (measured === undefined || value === undefined) return undefined;
  return {
    ...value,
    noun: [measured.text],
    quantity: measured.quantity,
    // A method of calculation is a number of a list, not an amount of what it calculates.
    unit: value.processing === 'calculation-method' ? undefined : measured.unit,
  };
}

interface GasQuantity {
  readonly quantity: Quantity;
  readonly unit: string;
  readonly text: Text;
  /** The rule by which group D (with E and F) says how the value is made. */
  readonly values: (d: number, e: number, f: number) => GasValue | undefined;
}

const quantities: Readonly<Record<number, GasQuantity>> = {
  1: {
    quantity: 'volume',
    unit: 'm³',
    text: [
      'Gas volume forward, undisturbed',
      'Gasvolumen vorwärts, ungestört',
      'Volume de gaz direct, non perturbé',
      'Volume di gas diretto, non disturbato',
    ],
    values: gasIndex,
  },
  2: {
    quantity: 'volume',
    unit: 'm³',
    text: [
      'Gas volume forward, disturbed',
      'Gasvolumen vorwärts, gestört',
      'Volume de gaz direct, perturbé',
      'Volume di gas diretto, disturbato',
    ],
    values: gasIndex,
  },
  3: {
    quantity: 'volume',
    unit: 'm³',
    text: ['Gas volume', 'Gasvolumen', 'Volume de gaz', 'Volume di gas'],
    values: gasIndex,
  },
  41: {
    quantity: 'temperature',
    unit: 'K',
    text: [
      'Gas temperature, absolute',
      'Gastemperatur, absolut',
      'Température du gaz, absolue',
      'Temperatura del gas, assoluta',
    ],
    values: gasProcess,
  },
  42: {
    quantity: 'pressure',
    unit: 'Pa',
    text: [
      'Gas pressure, absolute',
      'Gasdruck, absolut',
      'Pression du gaz, absolue',
      'Pressione del gas, assoluta',
    ],
    values: gasProcess,
  },
  43: {
    quantity: 'flow-rate',
    unit: 'm³/h',
    text: ['Gas flow rate', 'Gasdurchfluss', 'Débit de gaz', 'Portata di gas'],
    values: gasFlow,
  },
  44: {
    quantity: 'velocity',
    unit: 'm/s',
    text: ['Velocity of sound', 'Schallgeschwindigkeit', 'Vitesse du son', 'Velocità del suono'],
    values: gasProcess,
  },
  45: {
    quantity: 'density',
    unit: 'kg/m³',
    text: ['Gas density', 'Gasdichte', 'Masse volumique du gaz', 'Densità del gas'],
    values: gasProcess,
  },
  46: {
    quantity: 'relative-density',
    unit: '1',
    text: [
      'Gas density, relative',
      'Gasdichte, relativ',
      'Densité relative du gaz',
      'Densità relativa del gas',
    ],
    values: gasProcess,
  },
  47: {
    quantity: 'pressure',
    unit: 'Pa',
    text: [
      'Gas pressure, gauge',
      'Gasdruck, Überdruck',
      'Pression du gaz, relative',
      'Pressione del gas, relativa',
    ],
    values: gasProcess,
  },
  48: {
    quantity: 'pressure',
    unit: 'Pa',
    text: [
      'Gas pressure, differential',
      'Gasdruck, Differenz',
      'Pression du gaz, différentielle',
      'Pressione del gas, differenziale',
    ],
    values: gasProcess,
  },
  49: {
    quantity: 'density',
    unit: 'kg/m³',
    text: ['Air density', 'Luftdichte', "Masse volumique de l'air", "Densità dell'aria"],
    values: gasProcess,
  },
  52: {
    quantity: 'conversion-factor',
    unit: '1',
    text: ['Conversion factor', 'Zustandszahl', 'Facteur de conversion', 'Fattore di conversione'],
    values: gasFactor,
  },
  54: {
    quantity: 'calorific-value',
    unit: 'Wh/m³',
    text: [
      'Superior calorific value',
      'Brennwert',
      'Pouvoir calorifique supérieur',
      'Potere calorifico superiore',
    ],
    values: gasFactor,
  },
};
