import type { Language } from '@smart-me/obis/describe';
import { InvalidArgumentError, Option } from 'commander';

/** A whole number from 0 to 65535; 0 takes any free port. */
export function parsePort(text: string): number {
  return wholeNumber(text, 0, 65_535, 'A port is a whole number from 0 to 65535.');
}

export function parseSeed(text: string): number {
  return wholeNumber(text, 0, 0xffff_ffff, 'A seed is a whole number from 0 to 4294967295.');
}

/** Minutes between readings: 0 for every stored one, a week at most. */
export function parseMinutes(text: string): number {
  return wholeNumber(
    text,
    0,
    10_080,
    'It is a whole number of minutes from 0 to 10080; 0 is every stored reading.',
  );
}

/** A count from 1 up. */
export function parseCount(text: string): number {
  return wholeNumber(text, 1, 1_000_000_000, 'It is a whole number from 1.');
}

/** Days to look back: a century holds every meter. */
export function parseDays(text: string): number {
  return wholeNumber(text, 1, 36_500, 'It is a whole number of days from 1 to 36500.');
}

/** Seconds between two rounds: a device is asked once a second at most, and once a day is slow enough. */
export function parseSeconds(text: string): number {
  const seconds = parsePositive(text);
  if (seconds >= 1 && seconds <= 86_400) return seconds;
  throw new InvalidArgumentError('It is a number of seconds from 1 to 86400.');
}

export function parsePositive(text: string): number {
  const number = /^\d+(\.\d+)?$|^\.\d+$/.test(text) ? Number(text) : NaN;
  if (number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It is a number above 0.');
}

/** An http or https URL without a user in it, as it was given. */
export function parseUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError('It is a URL such as http://127.0.0.1:8472.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new InvalidArgumentError('A URL with a user in it would show its password: leave it out.');
  }
  return text;
}

/** The name of a profile, which becomes that of a file. */
export function parseProfile(text: string): string {
  if (/^\w[\w.-]{0,63}$/.test(text)) return text;
  throw new InvalidArgumentError('A profile is named by letters, digits, dots, dashes and underscores.');
}

/** A locale by BCP 47. */
export function parseLocale(text: string): string {
  try {
    return new Intl.Locale(text).toString();
  } catch {
    throw new InvalidArgumentError('It is a locale such as de-CH, fr-FR or en-US.');
  }
}

/** An IANA time zone, in the spelling that it has there. */
export function parseTimeZone(text: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    throw new InvalidArgumentError('It is a time zone such as Europe/Zurich or UTC.');
  }
}

/**
 * In which language names come.
 *
 * @param choices what `@smart-me/obis/describe` has: most commands need no names, and start without it
 */
export function languageOption(choices: readonly Language[]): Option {
  return new Option('-l, --language <language>', 'of the names').choices(choices).default('en');
}

function wholeNumber(text: string, least: number, limit: number, rule: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= limit) return number;
  throw new InvalidArgumentError(rule);
}
