import { parseBasicAuthorization } from './basic-credentials.ts';

/** What stands in the place of a secret. */
const REDACTED = '[redacted]';

/** Below this a "secret" is a word of the text around it. */
const SHORTEST_SECRET = 3;

/** Names of fields and query parameters whose values are secrets. */
const SECRET_NAME = /passw|secret|token|authorization|key|pin|credential|confirm/i;

/**
 * Knows secrets and takes them out of texts, however a server has written them: as they are, or escaped for a URL, a
 * form, HTML or JSON. Nothing is worked out before a text is there.
 *
 * @example
 * new Redactor(['a+b']).redact('no such key: a%2Bb'); // 'no such key: [redacted]'
 */
export class Redactor {
  readonly #secrets: (() => readonly string[])[] = [];
  #pattern: RegExp | undefined;

  constructor(secrets: Iterable<string> = []) {
    const known = [...secrets];
    this.#add(() => known);
  }

  /** Keeps the value of a header with credentials out: whole, without its scheme, and what Basic encodes (RFC 7617). */
  addCredentials(value: string): void {
    this.#add(() => credentialParts(value));
  }

  /** Keeps the values out that stand under a secret's name, however deep: a password in a body, a token in a query. */
  addNamed(value: unknown): void {
    this.#add(() => namedSecrets(value));
  }

  #add(secrets: () => readonly string[]): void {
    this.#secrets.push(secrets);
    this.#pattern = undefined;
  }

  /** The text without the secrets. */
  redact(text: string): string {
    this.#pattern ??= patternOf(this.#secrets.flatMap((secrets) => secrets()));
    return text.replace(this.#pattern, REDACTED);
  }
}

/** Whether a field or a parameter of this name has a secret for its value. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** Credentials as they are, without their scheme, and what Basic encodes. */
function credentialParts(value: string): string[] {
  const basic = parseBasicAuthorization(value);
  return [
    value,
    value.slice(value.indexOf(' ') + 1),
    ...(basic === undefined ? [] : [`${basic.username}:${basic.password}`, basic.password]),
  ];
}

function namedSecrets(value: unknown, isSecret = false): string[] {
  if (typeof value === 'string') return isSecret ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    namedSecrets(member, isSecret || isSecretName(name)),
  );
}

/** Matches any of the secrets, the longest first: one that is part of another must not save the rest of it. */
function patternOf(secrets: readonly string[]): RegExp {
  const patterns = [...new Set(secrets)]
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .sort((a, b) => b.length - a.length)
    .map((secret) => Array.from(secret.toWellFormed(), spellings).join(''));
  return patterns.length === 0 ? /(?!)/g : new RegExp(patterns.join('|'), 'g');
}

// Each escape begins with a sign of its own and has a fixed length or a bound, so that a hostile text costs no more than
// its length.
const BACKSLASHES = String.raw`\\{1,8}`;
const PERCENT = '%(?:25){0,4}';

/** A sign that can itself be escaped for a URL or for JSON. */
const escapable = (sign: string, code: string): string =>
  `(?:${sign}|${PERCENT}${code}|${BACKSLASHES}u00${code})`;

const AMPERSAND = escapable('&', '26');
const SEMICOLON = escapable(';', '3[bB]');
const REFERENCE = `${AMPERSAND}(?:amp${SEMICOLON}){0,4}${escapable('#', '23')}?[\\da-zA-Z]{1,8}${SEMICOLON}?`;

/**
 * A pattern of the ways to write a character, escaped for a URL or a form, for JSON or for HTML; once or, by servers that
 * quote what others quote, again. Nobody escapes a letter or a digit. Which sign an escape stands for does not matter where
 * all letters and digits fit.
 */
function spellings(char: string): string {
  if (/^[a-z\d]$/i.test(char)) return char;
  const literal = char.replace(/[\\^$.*+?()[\]{}|/]/, String.raw`\$&`);
  return `(?:${[
    literal,
    `(?:${PERCENT}[\\da-fA-F]{2}){${new TextEncoder().encode(char).length}}`,
    `(?:${BACKSLASHES}u[\\da-fA-F]{4}){${char.length}}`,
    char === '\\' ? String.raw`\\{2}|\\{4}` : `${BACKSLASHES}(?:${literal}|[bfnrt])`,
    REFERENCE,
    ...(char === ' ' ? [String.raw`\+`] : []),
  ].join('|')})`;
}
