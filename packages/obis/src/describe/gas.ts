import type { ObisCode } from '../obis-code.ts';
import type { Quantity } from './description.ts';
import { gasAnalysis } from './gas-analysis.ts';
import { gasAverage, gasFactor, gasFlow, gasIndex, gasProcess, type GasValue } from './gas-processing.ts';
import type { Meaning } from './meaning.ts';
import { loadProfile, type Phrase, type Text } from './text.ts';

/** What groups C to F mean when A = 7; undefined outside the rules (EN 13757-1, gas). */
export function gas({ c, d, e, f }: ObisCode): Meaning | undefined {
  if (c === 70) return gasAnalysis(d, e);
  if (c === 0) return d === 12 ? gasAnalysis(e, 0) : undefined;
  if (c === 99) return profile(d, e);
  const measured = gasQuantity(c);
  const value = measured?.values(d, e, f);
  return measured && value && meaningOf(measured, value);
}

/** A load profile: D is the quantity that C is elsewhere, and E its processing that D is elsewhere. */
function profile(d: number, e: number): Meaning | undefined {
  const measured = gasQuantity(d);
  const value = measured?.profile(e);
  if (measured === undefined || value === undefined) return undefined;
  const qualifiers: readonly Phrase[] = [[loadProfile], ...value.qualifiers];
  return meaningOf(measured, { ...value, qualifiers, processing: 'load-profile' });
}

function meaningOf(measured: GasQuantity, value: GasValue): Meaning {
  return {
    ...value,
    noun: [measured.text],
    qualifiers: [...measured.qualifiers, ...value.qualifiers],
    quantity: measured.quantity,
    // A method of calculation is a number of a list, not an amount of what it calculates.
    unit: value.processing === 'calculation-method' ? undefined : measured.unit,
  };
}

/** A quantity, and the rules by which group D (with E and F) says how its value is made. */
interface GasQuantity extends NamedQuantity {
  readonly qualifiers: readonly Phrase[];
  readonly values: (d: number, e: number, f: number) => GasValue | undefined;
  readonly profile: (e: number) => GasValue | undefined;
}

interface NamedQuantity {
  readonly quantity: Quantity;
  readonly unit: string;
  readonly text: Text;
}

function gasQuantity(c: number): GasQuantity | undefined {
  const counted = countedQuantity(c);
  if (counted !== undefined) return counted;
  const flow = c === 43 ? flowRate : undefined;
  if (flow !== undefined)
    return { ...flow, qualifiers: [], values: gasFlow, profile: (e) => gasFlow(e, 255) };
  const process = processes[c];
  // The German market numbers averages in E of a profile as it does of factors: 16 is the mean of the hour.
  if (process !== undefined)
    return {
      ...process,
      qualifiers: [],
      values: gasProcess,
      profile: (e) => (e >= 15 && e <= 23 ? gasAverage(e) : gasProcess(e, 255)),
    };
  const factor = factors[c];
  return factor && { ...factor, qualifiers: [], values: gasFactor, profile: gasAverage };
}

/** C = 1 to 8, 11 to 16, 21 to 26, 31 to 36, 61 to 66: what is counted, by whom, which way, and in which state. */
function countedQuantity(c: number): GasQuantity | undefined {
  const counted = counters[Math.floor(c / 10)];
  const n = c % 10;
  // Only a meter has an encoder, whose two totals follow the six values that all of them have.
  if (counted === undefined || n < 1 || n > (c < 10 ? 8 : 6)) return undefined;
  const isReverse = n === 8 || (n >= 4 && n <= 6);
  const state = n > 6 ? total : STATES[(n - 1) % 3];
  return {
    quantity: counted.quantity,
    unit: counted.unit,
    text: isReverse ? counted.reverse : counted.text,
    qualifiers: [counted.by, n > 6 ? encoder : undefined, state].flatMap((text) => (text ? [[text]] : [])),
    values: gasIndex,
    profile: (e) => gasIndex(e, 255, 0),
  };
}

const encoder: Text = 'encoder|Encoder|encodeur|encoder|encoder';
const total: Text = 'total|gesamt|total|totale|totaal';
const STATES: readonly Text[] = [
  'undisturbed|ungestört|sans perturbation|senza disturbi|ongestoord',
  'disturbed|gestört|avec perturbation|con disturbi|gestoord',
  total,
];

interface Counted extends NamedQuantity {
  readonly reverse: Text;
  readonly by?: Text;
}

const volume: Counted = {
  quantity: 'volume',
  unit: 'm³',
  text: 'Gas volume|Gasvolumen|Volume de gaz|Volume di gas|Gasvolume',
  reverse:
    'Gas volume reverse (injection)|Gasvolumen rückwärts (Einspeisung)|Volume de gaz inverse (injection)|Volume di gas inverso (immissione)|Gasvolume achterwaarts (invoeding)',
};

/** By the tens of C. */
const counters: Readonly<Record<number, Counted>> = {
  0: volume,
  1: {
    ...volume,
    by: 'converter|Mengenumwerter|convertisseur de volume|convertitore di volumi|volumeherleidingsinstrument',
  },
  2: { ...volume, by: 'logger|Registriergerät|enregistreur|registratore|datalogger' },
  3: {
    quantity: 'thermal-energy',
    unit: 'Wh',
    text: 'Gas energy|Gasenergie|Énergie du gaz|Energia del gas|Gasenergie',
    reverse:
      'Gas energy reverse (injection)|Gasenergie rückwärts (Einspeisung)|Énergie du gaz inverse (injection)|Energia del gas inversa (immissione)|Gasenergie achterwaarts (invoeding)',
  },
  6: {
    quantity: 'mass',
    unit: 'kg',
    text: 'Gas mass|Gasmasse|Masse de gaz|Massa di gas|Gasmassa',
    reverse:
      'Gas mass reverse (injection)|Gasmasse rückwärts (Einspeisung)|Masse de gaz inverse (injection)|Massa di gas inversa (immissione)|Gasmassa achterwaarts (invoeding)',
  },
};

const flowRate: NamedQuantity = {
  quantity: 'flow-rate',
  unit: 'm³/h',
  text: 'Gas flow rate|Gasdurchfluss|Débit de gaz|Portata di gas|Gasdebiet',
};

const processes: Readonly<Record<number, NamedQuantity>> = {
  41: {
    quantity: 'temperature',
    unit: '°C',
    text: 'Gas temperature|Gastemperatur|Température du gaz|Temperatura del gas|Gastemperatuur',
  },
  42: {
    quantity: 'pressure',
    unit: 'Pa',
    text: 'Gas pressure, absolute|Gasdruck, absolut|Pression du gaz, absolue|Pressione del gas, assoluta|Gasdruk, absoluut',
  },
  44: {
    quantity: 'velocity',
    unit: 'm/s',
    text: 'Velocity of sound|Schallgeschwindigkeit|Vitesse du son|Velocità del suono|Geluidssnelheid',
  },
  45: {
    quantity: 'density',
    unit: 'kg/m³',
    text: 'Gas density|Gasdichte|Masse volumique du gaz|Densità del gas|Gasdichtheid',
  },
  46: {
    quantity: 'relative-density',
    unit: '1',
    text: 'Gas density, relative|Gasdichte, relativ|Densité relative du gaz|Densità relativa del gas|Gasdichtheid, relatief',
  },
  47: {
    quantity: 'pressure',
    unit: 'Pa',
    text: 'Gas pressure, gauge|Gasdruck, Überdruck|Pression du gaz, relative|Pressione del gas, relativa|Gasdruk, overdruk',
  },
  48: {
    quantity: 'pressure',
    unit: 'Pa',
    text: 'Gas pressure, differential|Gasdruck, Differenz|Pression du gaz, différentielle|Pressione del gas, differenziale|Gasdruk, verschil',
  },
  49: {
    quantity: 'density',
    unit: 'kg/m³',
    text: "Air density|Luftdichte|Masse volumique de l'air|Densità dell'aria|Luchtdichtheid",
  },
};

const factors: Readonly<Record<number, NamedQuantity>> = {
  51: {
    quantity: 'correction-factor',
    unit: '1',
    text: 'Correction factor|Korrekturfaktor|Facteur de correction|Fattore di correzione|Correctiefactor',
  },
  52: {
    quantity: 'conversion-factor',
    unit: '1',
    text: 'Conversion factor|Zustandszahl|Facteur de conversion|Fattore di conversione|Herleidingsfactor',
  },
  53: {
    quantity: 'compressibility-factor',
    unit: '1',
    text: 'Compressibility factor|Kompressibilitätszahl (K-Zahl)|Facteur de compressibilité|Fattore di compressibilità|Compressibiliteitsfactor',
  },
  54: {
    quantity: 'calorific-value',
    unit: 'Wh/m³',
    text: 'Superior calorific value|Brennwert|Pouvoir calorifique supérieur|Potere calorifico superiore|Calorische bovenwaarde',
  },
  55: {
    quantity: 'gas-law-coefficient',
    unit: '1',
    text: 'Gas law deviation coefficient|K-Zahl-Korrekturfaktor|Coefficient de déviation de la loi des gaz|Coefficiente di deviazione dalla legge dei gas|Afwijkingscoëfficiënt van de gaswet',
  },
};
