import { InvalidArgumentError } from 'commander';

/** A whole number from 0 to 65535; 0 takes any free port. */
export function parsePort(text: string): number {
  return wholeNumber(text, 65_535, 'A port is a whole number from 0 to 65535.');
}

export function parseSeed(text: string): number {
  return wholeNumber(text, 0xffff_ffff, 'A seed is a whole number from 0 to 4294967295.');
}

export function parsePositive(text: string): number {
  const number = /^[\d.]+$/.test(text) ? Number(text) : NaN;
  if (number > 0 && Number.isFinite(number)) return number;
  throw new InvalidArgumentError('It is a number above 0.');
}

/** An http or https URL, as it was given. */
export function parseUrl(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError('It is a URL such as http://127.0.0.1:8472.');
  }
  return text;
}

function wholeNumber(text: string, limit: number, rule: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (number <= limit) return number;
  throw new InvalidArgumentError(rule);
}
