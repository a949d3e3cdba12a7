import type { Meaning } from './meaning.ts';
import type { Text } from './text.ts';

const component: Text = [
  'Natural gas analysis, {n}',
  'Erdgasanalyse, {n}',
  'Analyse du gaz naturel, {n}',
  'Analisi del gas naturale, {n}',
];

const properties: Readonly<Record<number, Text>> = {
  8: [
    'Reference pressure of the gas analysis',
    'Referenzdruck der Gasanalyse',
    "Pression de référence de l'analyse de gaz",
    "Pressione di riferimento dell'analisi del gas",
  ],
  9: [
    'Reference temperature of the gas analysis',
    'Referenztemperatur der Gasanalyse',
    "Température de référence de l'analyse de gaz",
    "Temperatura di riferimento dell'analisi del gas",
  ],
  10: [
    'Superior Wobbe index',
    'Oberer Wobbe-Index',
    'Indice de Wobbe supérieur',
    'Indice di Wobbe superiore',
  ],
  11: [
    'Inferior Wobbe index',
    'Unterer Wobbe-Index',
    'Indice de Wobbe inférieur',
    'Indice di Wobbe inferiore',
  ],
  12: ['Methane number', 'Methanzahl', 'Indice de méthane', 'Numero di metano'],
  13: ['Total sulphur', 'Gesamtschwefel', 'Soufre total', 'Zolfo totale'],
  14: ['Hydrogen sulphide', 'Schwefelwasserstoff', "Sulfure d'hydrogène", 'Acido solfidrico'],
  15: ['Mercaptans', 'Mercaptane', 'Mercaptans', 'Mercaptani'],
  16: ['Water dew point', 'Wassertaupunkt', "Point de rosée de l'eau", "Punto di rugiada dell'acqua"],
  17: [
    'Water dew point, second value',
    'Wassertaupunkt, zweiter Wert',
    "Point de rosée de l'eau, deuxième valeur",
    "Punto di rugiada dell'acqua, secondo valore",
  ],
  18: [
    'Hydrocarbon dew point',
    'Kohlenwasserstofftaupunkt',
    'Point de rosée des hydrocarbures',
    'Punto di rugiada degli idrocarburi',
  ],
  19: [
    'Inferior calorific value',
    'Heizwert',
    'Pouvoir calorifique inférieur',
    'Potere calorifico inferiore',
  ],
  78: [
    'Natural gas analysis, share of C₆H₁₄',
    'Erdgasanalyse, Anteil C₆H₁₄',
    'Analyse du gaz naturel, part de C₆H₁₄',
    'Analisi del gas naturale, quota di C₆H₁₄',
  ],
};

/** Formulas by group D, and the odorant THT (source: Gurux OBIS table). */
const formulas: Readonly<Record<number, string>> = {
  20: 'H₂O',
  60: 'N₂',
  61: 'H₂',
  62: 'O₂',
  63: 'He',
  64: 'Ar',
  65: 'CO',
  66: 'CO₂',
  67: 'CH₄',
  68: 'C₂H₄',
  69: 'C₂H₆',
  70: 'C₃H₆',
  71: 'C₃H₈',
  72: 'i-C₄H₁₀',
  73: 'n-C₄H₁₀',
  74: 'neo-C₅H₁₂',
  75: 'i-C₅H₁₂',
  76: 'n-C₅H₁₂',
  77: 'C₆H₁₄',
  79: 'C₆+',
  80: 'C₇',
  81: 'C₈',
  82: 'C₉',
  83: 'C₁₀',
  84: 'THT',
};

/** The composition and properties of natural gas, C = 70. The tables give no units here. */
export function gasComponent(d: number, e: number): Meaning | undefined {
  if (e !== 0 && e !== 255) return undefined;
  const text = properties[d];
  const formula = formulas[d];
  if (text !== undefined) return { noun: [text], quantity: 'gas-component' };
  return formula === undefined ? undefined : { noun: [component, formula], quantity: 'gas-component' };
}
