import type { ObisCode } from '../obis-code.ts';
import type { Meaning } from './meaning.ts';
import type { Text } from './text.ts';

const allSwitches: Text = [
  'Switch state, all switches (bit mask)',
  'Schaltzustand, alle Schalter (Bitmaske)',
  'État des commutateurs, tous (masque de bits)',
  'Stato degli interruttori, tutti (maschera di bit)',
];
const phaseSwitch: Text = [
  'Phase switch {n}',
  'Phasenschalter {n}',
  'Commutateur de phase {n}',
  'Interruttore di fase {n}',
];
const digitalOutput: Text = [
  'Digital output {n}',
  'Digitalausgang {n}',
  'Sortie numérique {n}',
  'Uscita digitale {n}',
];

const energy: Text = ['Active energy', 'Wirkenergie', 'Énergie active', 'Energia attiva'];
const virtualTariff: Text = [
  'virtual tariff {n}',
  'virtueller Tarif {n}',
  'tarif virtuel {n}',
  'tariffa virtuale {n}',
];

/** smart-me counts its virtual tariffs as tariffs of channel 5, 1-5:1.8.N (source: smart-me's wiki, auto-export). */
export function smartMeVirtualTariff({ a, b, c, d, e }: ObisCode): Meaning | undefined {
  if (a !== 1 || b !== 5 || c !== 1 || d !== 8 || e < 1 || e > 63) return undefined;
  return {
    noun: [energy],
    qualifiers: [[virtualTariff, e]],
    quantity: 'active-energy',
    direction: 'import',
    phase: 'total',
    processing: 'time-integral',
    tariff: e,
    unit: 'Wh',
  };
}

/** What smart-me's own codes 99-0:12.D.E mean (source: smart-me's .NET client library and wiki). */
export function smartMe({ b, c, d, e }: ObisCode): Meaning | undefined {
  if (b !== 0 || c !== 12) return undefined;
  if (d === 0 && e === 0) return { noun: [allSwitches], quantity: 'switch-state' };
  if (d === 0 && e <= 3) return { noun: [phaseSwitch, `L${e}`], quantity: 'switch-state' };
  if (d === 1 && (e === 1 || e === 2)) return { noun: [digitalOutput, e], quantity: 'switch-state' };
  return undefined;
}
