/** The languages of the page. */
export type PageLanguage = 'en' | 'de';

const en = {
  skip: 'Skip to the plots',
  language: 'Language',
  connecting: 'Connecting …',
  online: 'Live',
  offline: 'No connection. Trying again …',
  devices: 'Devices',
  noDevices: 'There are no readings yet. The first one appears here by itself.',
  draws: 'drawing',
  feeds: 'feeding in',
  idle: 'idle',
  never: 'no readings yet',
  now: 'now',
  ago: '{n} ago',
  silent: 'silent for {n}',
  hour: 'Last hour',
  hourHint:
    'Power by the second; where nothing was measured by the second, the mean between two counter readings.',
  noHour: 'This device has sent no power in the last hour.',
  phases: 'Phases',
  noPhases: 'This device has no phases.',
  power: 'Power',
  current: 'Current',
  voltage: 'Voltage',
  quantity: 'Quantity',
  day: 'Load profile today',
  noDay: 'There are no counter readings of today.',
  peak: 'Peak',
  peakIs: 'Peak {n}',
  gap: 'Hatched: nothing was read.',
  import: 'From the grid',
  export: 'Into the grid',
  counted: 'Counted',
  used: 'Today beside yesterday',
  today: 'Today',
  yesterdayUntilNow: 'Yesterday until now',
  yesterday: 'Yesterday, all day',
  unknown: 'not known',
  values: 'All values',
  name: 'Quantity',
  value: 'Value',
  age: 'Age',
  code: 'OBIS code',
  time: 'Time',
  unit: 'Unit',
  from: 'From',
  to: 'To',
  csv: 'CSV',
  csvOf: 'Save as CSV: {n}',
  plotHint: 'Arrow keys move through the values.',
  range: 'from {from} to {to}, now {n}',
  loading: 'Loading …',
  failed: 'The readings could not be loaded. Trying again …',
};

/** Every text of the page, by its key. */
export type Texts = typeof en;

const de: Texts = {
  skip: 'Zu den Diagrammen',
  language: 'Sprache',
  connecting: 'Verbindung wird aufgebaut …',
  online: 'Live',
  offline: 'Keine Verbindung. Neuer Versuch …',
  devices: 'Geräte',
  noDevices: 'Noch keine Messwerte. Der erste erscheint hier von selbst.',
  draws: 'Bezug',
  feeds: 'Einspeisung',
  idle: 'ruht',
  never: 'noch keine Messwerte',
  now: 'jetzt',
  ago: 'vor {n}',
  silent: 'seit {n} still',
  hour: 'Letzte Stunde',
  hourHint: 'Leistung im Sekundentakt; wo nichts gemessen wurde, das Mittel zwischen zwei Zählerständen.',
  noHour: 'Dieses Gerät hat in der letzten Stunde keine Leistung gesendet.',
  phases: 'Phasen',
  noPhases: 'Dieses Gerät hat keine Phasen.',
  power: 'Leistung',
  current: 'Strom',
  voltage: 'Spannung',
  quantity: 'Grösse',
  day: 'Lastgang heute',
  noDay: 'Von heute gibt es keine Zählerstände.',
  peak: 'Spitze',
  peakIs: 'Spitze {n}',
  gap: 'Schraffiert: nichts gelesen.',
  import: 'Bezug',
  export: 'Einspeisung',
  counted: 'Gezählt',
  used: 'Heute neben gestern',
  today: 'Heute',
  yesterdayUntilNow: 'Gestern bis jetzt',
  yesterday: 'Gestern, ganzer Tag',
  unknown: 'nicht bekannt',
  values: 'Alle Werte',
  name: 'Grösse',
  value: 'Wert',
  age: 'Alter',
  code: 'OBIS-Kennzahl',
  time: 'Zeit',
  unit: 'Einheit',
  from: 'Von',
  to: 'Bis',
  csv: 'CSV',
  csvOf: 'Als CSV speichern: {n}',
  plotHint: 'Pfeiltasten gehen durch die Werte.',
  range: 'von {from} bis {to}, jetzt {n}',
  loading: 'Wird geladen …',
  failed: 'Die Messwerte konnten nicht geladen werden. Neuer Versuch …',
};

const all: Readonly<Record<PageLanguage, Texts>> = { en, de };

/** The language that a browser asks for, or the one that was chosen here before. */
export function firstLanguage(): PageLanguage {
  const chosen = localStorage.getItem('language') ?? navigator.language;
  return chosen.startsWith('de') ? 'de' : 'en';
}

let language: PageLanguage = 'en';

export const currentLanguage = (): PageLanguage => language;

export function chooseLanguage(next: PageLanguage): void {
  language = next;
  document.documentElement.lang = next;
}

/** A text in the language of the page, with what stands for its `{n}`. */
export function text(key: keyof Texts, parts: Readonly<Record<string, string>> = {}): string {
  return all[language][key].replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}
