import type { GasCondition } from './description.ts';
import type { Text } from './text.ts';

// What the names of gas values say of periods, intervals and conditions.

export const conditionText: Readonly<Record<GasCondition, Text>> = {
  metering: ['metering conditions', 'Betriebsbedingungen', 'conditions de comptage', 'condizioni di misura'],
  corrected: ['corrected', 'korrigiert', 'corrigé', 'corretto'],
  base: ['base conditions', 'Basisbedingungen', 'conditions de base', 'condizioni di base'],
  standard: ['standard conditions', 'Normbedingungen', 'conditions normales', 'condizioni normali'],
  redundant: ['redundant', 'redundant', 'redondant', 'ridondante'],
  backup: ['backup value', 'Ersatzwert', 'valeur de secours', 'valore di riserva'],
  actual: ['actual value', 'Istwert', 'valeur réelle', 'valore reale'],
  preset: ['preset value', 'Vorgabewert', 'valeur préréglée', 'valore preimpostato'],
};

export const maximumOfAverages: Text = [
  'maximum of the averages',
  'Maximum der Mittelwerte',
  'maximum des moyennes',
  'massimo delle medie',
];
export const historical: Text = [
  'historical reading',
  'historischer Stand',
  'relevé historique',
  'lettura storica',
];
export const currentDifference: Text = [
  'current consumption',
  'laufender Verbrauch',
  'consommation en cours',
  'consumo in corso',
];
export const lastDifference: Text = [
  'last consumption',
  'letzter Verbrauch',
  'dernière consommation',
  'ultimo consumo',
];
export const maximumDifference: Text = [
  'maximum consumption',
  'höchster Verbrauch',
  'consommation maximale',
  'consumo massimo',
];
export const measurementPeriod: Text = [
  'measurement period {n}',
  'Messperiode {n}',
  'période de mesure {n}',
  'periodo di misura {n}',
];
export const billingPeriod: Text = [
  'billing period {n}',
  'Abrechnungsperiode {n}',
  'période de facturation {n}',
  'periodo di fatturazione {n}',
];
export const averagingPeriod: Text = [
  'averaging period {n}',
  'Mittelungsperiode {n}',
  'période de moyenne {n}',
  'periodo di media {n}',
];
export const processInterval: Text = [
  'process interval {n}',
  'Prozessintervall {n}',
  'intervalle de processus {n}',
  'intervallo di processo {n}',
];
export const currentInterval: Text = [
  'current interval',
  'laufendes Intervall',
  'intervalle en cours',
  'intervallo in corso',
];
export const lastInterval: Text = [
  'last interval',
  'letztes Intervall',
  'dernier intervalle',
  'ultimo intervallo',
];
export const sinceEvent: Text = [
  'since the last event',
  'seit dem letzten Ereignis',
  'depuis le dernier événement',
  "dall'ultimo evento",
];
export const betweenEvents: Text = [
  'between the last two events',
  'zwischen den letzten zwei Ereignissen',
  'entre les deux derniers événements',
  'tra gli ultimi due eventi',
];
export const weighted: Text = ['weighted value', 'gewichteter Wert', 'valeur pondérée', 'valore ponderato'];
export const methodInUse: Text = [
  'calculation method',
  'Berechnungsverfahren',
  'méthode de calcul',
  'metodo di calcolo',
];
export const methodSupported: Text = [
  'supported calculation method {n}',
  'unterstütztes Berechnungsverfahren {n}',
  'méthode de calcul prise en charge {n}',
  'metodo di calcolo supportato {n}',
];
