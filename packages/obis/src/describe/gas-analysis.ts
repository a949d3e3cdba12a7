import { gasAverage } from './gas-processing.ts';
import type { Meaning } from './meaning.ts';
import type { Text } from './text.ts';

/** The composition and properties of natural gas, C = 70: D names the component, E how it is averaged (EN 13757-1). */
export function gasAnalysis(d: number, e: number): Meaning | undefined {
  const value =
    e === 0 || e === 255 ? { processing: 'instantaneous' as const, qualifiers: [] } : gasAverage(e);
  if (value === undefined) return undefined;
  const property = properties[d];
  if (property !== undefined)
    return { ...value, noun: [property.text], quantity: 'gas-component', unit: property.unit };
  const component = components[d];
  if (component === undefined) return undefined;
  // The odorant is dosed in mass per volume, and of water some meters give that, too: their units are not said.
  const unit = d === 20 || d === 84 ? undefined : d === 78 ? '%' : 'mol%';
  return {
    ...value,
    noun: [analysis],
    qualifiers: [[component], ...value.qualifiers],
    quantity: 'gas-component',
    unit,
  };
}

const analysis: Text =
  'Natural gas analysis|Erdgasanalyse|Analyse du gaz naturel|Analisi del gas naturale|Aardgasanalyse';

const properties: Readonly<Record<number, { readonly text: Text; readonly unit?: string }>> = {
  8: {
    text: "Reference pressure of the gas analysis|Referenzdruck der Gasanalyse|Pression de référence de l'analyse de gaz|Pressione di riferimento dell'analisi del gas|Referentiedruk van de gasanalyse",
    unit: 'Pa',
  },
  9: {
    text: "Reference temperature of the gas analysis|Referenztemperatur der Gasanalyse|Température de référence de l'analyse de gaz|Temperatura di riferimento dell'analisi del gas|Referentietemperatuur van de gasanalyse",
    unit: '°C',
  },
  10: {
    text: 'Superior Wobbe index|Oberer Wobbe-Index|Indice de Wobbe supérieur|Indice di Wobbe superiore|Bovenste Wobbe-index',
  },
  11: {
    text: 'Inferior Wobbe index|Unterer Wobbe-Index|Indice de Wobbe inférieur|Indice di Wobbe inferiore|Onderste Wobbe-index',
  },
  12: { text: 'Methane number|Methanzahl|Indice de méthane|Numero di metano|Methaangetal', unit: '1' },
  13: { text: 'Total sulphur|Gesamtschwefel|Soufre total|Zolfo totale|Totaal zwavel' },
  14: {
    text: "Hydrogen sulphide|Schwefelwasserstoff|Sulfure d'hydrogène|Acido solfidrico|Waterstofsulfide",
  },
  15: { text: 'Mercaptans|Mercaptane|Mercaptans|Mercaptani|Mercaptanen' },
  16: {
    text: "Water dew point|Wassertaupunkt|Point de rosée de l'eau|Punto di rugiada dell'acqua|Waterdauwpunt",
    unit: '°C',
  },
  17: {
    text: "Water dew point, second value|Wassertaupunkt, zweiter Wert|Point de rosée de l'eau, deuxième valeur|Punto di rugiada dell'acqua, secondo valore|Waterdauwpunt, tweede waarde",
    unit: '°C',
  },
  18: {
    text: 'Hydrocarbon dew point|Kohlenwasserstofftaupunkt|Point de rosée des hydrocarbures|Punto di rugiada degli idrocarburi|Koolwaterstofdauwpunt',
    unit: '°C',
  },
  19: {
    text: 'Inferior calorific value|Heizwert|Pouvoir calorifique inférieur|Potere calorifico inferiore|Calorische onderwaarde',
    unit: 'Wh/m³',
  },
};

/** By group D (source: Gurux OBIS table). */
const components: Readonly<Record<number, Text>> = {
  20: 'water H₂O|Wasser H₂O|eau H₂O|acqua H₂O|water H₂O',
  60: 'nitrogen N₂|Stickstoff N₂|azote N₂|azoto N₂|stikstof N₂',
  61: 'hydrogen H₂|Wasserstoff H₂|hydrogène H₂|idrogeno H₂|waterstof H₂',
  62: 'oxygen O₂|Sauerstoff O₂|oxygène O₂|ossigeno O₂|zuurstof O₂',
  63: 'helium He|Helium He|hélium He|elio He|helium He',
  64: 'argon Ar|Argon Ar|argon Ar|argon Ar|argon Ar',
  65: 'carbon monoxide CO|Kohlenstoffmonoxid CO|monoxyde de carbone CO|monossido di carbonio CO|koolstofmonoxide CO',
  66: 'carbon dioxide CO₂|Kohlenstoffdioxid CO₂|dioxyde de carbone CO₂|anidride carbonica CO₂|koolstofdioxide CO₂',
  67: 'methane CH₄|Methan CH₄|méthane CH₄|metano CH₄|methaan CH₄',
  68: 'ethene C₂H₄|Ethen C₂H₄|éthène C₂H₄|etene C₂H₄|etheen C₂H₄',
  69: 'ethane C₂H₆|Ethan C₂H₆|éthane C₂H₆|etano C₂H₆|ethaan C₂H₆',
  70: 'propene C₃H₆|Propen C₃H₆|propène C₃H₆|propene C₃H₆|propeen C₃H₆',
  71: 'propane C₃H₈|Propan C₃H₈|propane C₃H₈|propano C₃H₈|propaan C₃H₈',
  72: 'i-butane i-C₄H₁₀|i-Butan i-C₄H₁₀|i-butane i-C₄H₁₀|i-butano i-C₄H₁₀|i-butaan i-C₄H₁₀',
  73: 'n-butane n-C₄H₁₀|n-Butan n-C₄H₁₀|n-butane n-C₄H₁₀|n-butano n-C₄H₁₀|n-butaan n-C₄H₁₀',
  74: 'neo-pentane neo-C₅H₁₂|neo-Pentan neo-C₅H₁₂|néopentane neo-C₅H₁₂|neopentano neo-C₅H₁₂|neopentaan neo-C₅H₁₂',
  75: 'i-pentane i-C₅H₁₂|i-Pentan i-C₅H₁₂|i-pentane i-C₅H₁₂|i-pentano i-C₅H₁₂|i-pentaan i-C₅H₁₂',
  76: 'n-pentane n-C₅H₁₂|n-Pentan n-C₅H₁₂|n-pentane n-C₅H₁₂|n-pentano n-C₅H₁₂|n-pentaan n-C₅H₁₂',
  77: 'hexane C₆H₁₄|Hexan C₆H₁₄|hexane C₆H₁₄|esano C₆H₁₄|hexaan C₆H₁₄',
  78: 'share of hexane C₆H₁₄|Anteil Hexan C₆H₁₄|part de hexane C₆H₁₄|quota di esano C₆H₁₄|aandeel hexaan C₆H₁₄',
  79: 'hexane and higher C₆+|Hexan und höhere C₆+|hexane et supérieurs C₆+|esano e superiori C₆+|hexaan en hoger C₆+',
  80: 'heptane C₇|Heptan C₇|heptane C₇|eptano C₇|heptaan C₇',
  81: 'octane C₈|Octan C₈|octane C₈|ottano C₈|octaan C₈',
  82: 'nonane C₉|Nonan C₉|nonane C₉|nonano C₉|nonaan C₉',
  83: 'decane C₁₀|Decan C₁₀|décane C₁₀|decano C₁₀|decaan C₁₀',
  84: 'tetrahydrothiophene THT|Tetrahydrothiophen THT|tétrahydrothiophène THT|tetraidrotiofene THT|tetrahydrothiofeen THT',
};
