import { describe, expect, test } from '@jest/globals';
import { basicAuthorization } from './basic-credentials.ts';
import { Redactor } from './redactor.ts';

const SECRET = `kEy+0/=&<"'>\\ü🔑 end`;

/** The secret as servers write it that quote a request. */
const html = (text: string): string =>
  text.replaceAll(/[&<>"'+/=]/g, (char) => `&#x${char.charCodeAt(0).toString(16)};`);
const htmlUpper = (text: string): string =>
  text.replaceAll(/[&<>"'+/=]/g, (char) => `&#x00${char.charCodeAt(0).toString(16).toUpperCase()};`);
const htmlDecimal = (text: string): string =>
  text.replaceAll(/[&<>"'+]/g, (char) => `&#${char.charCodeAt(0)};`);
const htmlNamed = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
/** As .NET and PHP write JSON. */
const jsonAscii = (text: string): string =>
  json(text).replaceAll(
    /[^\w\\" ]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
const jsonSlashes = (text: string): string => json(text).replaceAll('/', '\\/');
const percent = (text: string): string => encodeURIComponent(text);
const percentLower = (text: string): string =>
  percent(text).replaceAll(/%[\dA-F]{2}/g, (byte) => byte.toLowerCase());
const percentAll = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => {
    const char = String.fromCharCode(byte);
    return /[a-z\d]/i.test(char) ? char : `%${byte.toString(16).padStart(2, '0')}`;
  }).join('');
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

const spellings: [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['in a URL', percent],
  ['in a URL, in lower case', percentLower],
  ['in a URL, with every sign escaped', percentAll],
  ['in a form', form],
  ['in HTML by hexadecimal numbers', html],
  ['in HTML by hexadecimal numbers in upper case with zeros', htmlUpper],
  ['in HTML by decimal numbers', htmlDecimal],
  ['in HTML by names', htmlNamed],
  ['in JSON', json],
  ['in JSON of ASCII alone', jsonAscii],
  ['in JSON with escaped slashes', jsonSlashes],
  ['in a URL in a URL', (text) => percent(percentLower(text))],
  ['in HTML in HTML', (text) => htmlNamed(htmlNamed(text))],
  ['in HTML in JSON', (text) => jsonAscii(htmlNamed(text))],
  ['in JSON in JSON', (text) => json(json(text))],
  ['in a URL in HTML', (text) => htmlNamed(form(text))],
];

describe('a secret is taken out', () => {
  test.each(spellings)('%s', (_where, write) => {
    expect(new Redactor([SECRET]).redact(`before ${write(SECRET)} after`)).toBe('before [redacted] after');
  });

  test('that contains another one, whole', () => {
    expect(new Redactor(['abc', 'abcdef']).redact('abcdef abc')).toBe('[redacted] [redacted]');
  });

  test('that was added after a text', () => {
    const redactor = new Redactor();
    expect(redactor.redact('Bearer t0ken')).toBe('Bearer t0ken');
    redactor.addCredentials('Bearer t0ken');
    expect(redactor.redact('Bearer t0ken, t0ken')).toBe('[redacted], [redacted]');
  });

  test('of Basic credentials: whole, encoded and the password alone', () => {
    const redactor = new Redactor();
    const header = basicAuthorization({ username: 'ada', password: 'Zürich:8001' });
    redactor.addCredentials(header);
    const text = [header, header.slice(6), 'ada:Zürich:8001', 'Zürich:8001'].join(' | ');
    expect(redactor.redact(text)).toBe('[redacted] | [redacted] | [redacted] | [redacted]');
  });

  test('that stands under a secret name, however deep', () => {
    const redactor = new Redactor();
    redactor.addNamed({
      name: 'plain',
      Password: 'p4ssword',
      list: [{ accessTokens: ['t0ken1', { x: 't0ken2' }] }],
      devicePinCode: '471199',
      deviceEncryptionKey: '00112233',
    });
    expect(redactor.redact('plain p4ssword t0ken1 t0ken2 471199 00112233')).toBe(
      'plain [redacted] [redacted] [redacted] [redacted] [redacted]',
    );
  });
});

test('a text without secrets stays as it is, and what is no longer than a word is no secret', () => {
  expect(new Redactor().redact('text')).toBe('text');
  expect(new Redactor(['', 'ab']).redact('about')).toBe('about');
});

test.each(['\\', '%25', '%2b', '&amp;', '&#0', '&#43;', '\\u0026', '\\u002b', '%', '+'])(
  'a hostile text costs no more than its length: %j again and again',
  (piece) => {
    const text = piece.repeat(100_000);
    const start = performance.now();
    expect(new Redactor([SECRET, '"&%\\secret', `+/=\\"'+/=\\"'+/=\\"'x`]).redact(text)).toBe(text);
    // Were it quadratic, it would take minutes.
    expect(performance.now() - start).toBeLessThan(60_000);
  },
);
