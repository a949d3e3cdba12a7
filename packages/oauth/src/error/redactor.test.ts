import { describe, expect, test } from '@jest/globals';
import { redactor } from './redactor.ts';

const SECRET = `p+q/r='s"t<u&v\\w ü€😀.z`;
const redact = redactor([SECRET]);

const percent = (text: string): string => encodeURIComponent(text);
const form = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);
const lower = (text: string): string => text.replaceAll(/%../g, (escape) => escape.toLowerCase());
const html = (write: (codePoint: number) => string) => (text: string) =>
  text.replaceAll(/[^\w ]/gu, (char) => `&#${write(char.codePointAt(0) ?? 0)};`);
const named = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const escaped = (text: string): string =>
  Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');

const encodings: [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['percent-encoded', percent],
  ['percent-encoded in lower case', (text) => lower(percent(text))],
  ['as a form', form],
  ['as a form in lower case', (text) => lower(form(text))],
  ['in HTML by decimal numbers', html(String)],
  ['in HTML by hexadecimal numbers', html((code) => `x${code.toString(16)}`)],
  [
    'in HTML by hexadecimal numbers in capitals, with zeros',
    html((code) => `X00${code.toString(16).toUpperCase()}`),
  ],
  ['in HTML by names', named],
  ['in JSON', json],
  ['in JSON with slashes escaped', (text) => json(text).replaceAll('/', '\\/')],
  ['in JSON, every character escaped', escaped],
  ['as a form in JSON', (text) => json(form(text))],
  ['in JSON in HTML', (text) => named(json(text))],
  ['in JSON in JSON', (text) => json(json(text))],
  ['percent-encoded twice', (text) => percent(percent(text))],
];

describe('a secret is taken out', () => {
  test.each(encodings)('%s', (_how, encode) => {
    expect(redact(`before ${encode(SECRET)} after`)).toBe('before [redacted] after');
    expect(redact(encode(`before:${SECRET}:after`))).not.toContain('p');
  });

  test('however often it stands there', () => {
    expect(redact(`${SECRET},${form(SECRET)}${SECRET}`)).toBe('[redacted],[redacted][redacted]');
  });

  test('with those that overlap it or stand within it', () => {
    expect(redactor(['abc', 'abcdef', 'efg'])('xabcdefgx abc efgh')).toBe(
      'x[redacted]x [redacted] [redacted]h',
    );
  });

  test('when one of them is empty or not there', () => {
    expect(redactor(['', 'abc'])('no secret')).toBe('no secret');
    expect(redactor([])('no secret')).toBe('no secret');
  });
});

test('what decodes to nothing is left as it is', () => {
  const text = '100% of %zz, &#x110000; &#1114112; &bogus; \\u12 %ff %c3 \\';
  expect(redact(text)).toBe(text);
});

test('a text that is made to be hard takes no long time', () => {
  const text = '\\'.repeat(2_000) + '&#'.repeat(2_000) + '%25'.repeat(2_000) + '&amp;'.repeat(2_000);
  expect(redactor(['secret', '\\'.repeat(50), '%2'.repeat(50)])(text)).toContain('[redacted]');
});
