import { currentLanguage, text } from './texts.ts';

/** Swiss numbers in German; English ones with a comma between thousands. */
const localeOf = (): string => (currentLanguage() === 'de' ? 'de-CH' : 'en');

const numbers = new Map<string, Intl.NumberFormat>();

function fixed(value: number, digits: number): string {
  const key = `${localeOf()} ${digits}`;
  let format = numbers.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(localeOf(), {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    numbers.set(key, format);
  }
  // A minus as wide as a digit, and none before a zero.
  return format.format(Number(value.toFixed(digits)) || 0).replace('-', '\u2212');
}

/** A number and its unit as they read best: 892 W, 2.52 kW, 10,849.638 kWh. */
export function measured(value: number, unit: string): { readonly number: string; readonly unit: string } {
  return unit in POWER && Math.abs(value) >= 1000
    ? { number: fixed(value / 1000, 2), unit: `k${unit}` }
    : tabled(value, unit);
}

/** The same in a table, or beside others in a line: its numbers have one unit, so that they can be compared. */
export function tabled(value: number, unit: string): { readonly number: string; readonly unit: string } {
  return { number: fixed(value, DIGITS[unit] ?? 3), unit };
}

const POWER = { W: 0, var: 0, VA: 0 };
const DIGITS: Readonly<Partial<Record<string, number>>> = {
  ...POWER,
  V: 1,
  A: 2,
  '°C': 1,
  Hz: 2,
  K: 1,
  '%': 1,
};

export const measuredText = (value: number, unit: string): string => textOf(measured(value, unit));

export const tabledText = (value: number, unit: string): string => textOf(tabled(value, unit));

const textOf = ({ number, unit }: { readonly number: string; readonly unit: string }): string =>
  unit === '' ? number : `${number}\u00a0${unit}`;

let timeZone = 'UTC';
const times = new Map<string, Intl.DateTimeFormat>();

export function setTimeZone(next: string): void {
  timeZone = next;
  times.clear();
}

export const currentTimeZone = (): string => timeZone;

/** `14:05`, or with seconds `14:05:09`, by the clock of the meters' owner. */
export function clockTime(at: number, withSeconds = false): string {
  const key = String(withSeconds);
  let format = times.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('de-CH', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      ...(withSeconds && { second: '2-digit' }),
    });
    times.set(key, format);
  }
  return format.format(at);
}

const MINUTE = 60_000;
/** After so long without a reading a device is silent. */
export const SILENT_AFTER: number = 15 * MINUTE;

/** `3 s ago`, `2 min ago`, `silent for 4 h`. */
export function ageText(age: number): string {
  if (age >= SILENT_AFTER) return text('silent', { n: span(age) });
  return age < 2_000 ? text('now') : text('ago', { n: span(age) });
}

function span(age: number): string {
  if (age < MINUTE) return `${Math.floor(age / 1000)} s`;
  if (age < 120 * MINUTE) return `${Math.floor(age / MINUTE)} min`;
  return age < 48 * 60 * MINUTE
    ? `${Math.floor(age / (60 * MINUTE))} h`
    : `${Math.floor(age / (1440 * MINUTE))} d`;
}
