import { describe, expect, test } from '@jest/globals';
import { Redactor } from '../http/redactor.ts';
import { excerpt, isJsonLike, isPage, serverMessage } from './server-message.ts';

const said = (body: unknown): string =>
  serverMessage(typeof body === 'string' ? body : JSON.stringify(body), new Redactor(['s3cr3t']));

describe('what a server says', () => {
  test.each<[unknown, string]>([
    // A number stands before the words of a status, or nothing.
    ['404 Not Found', ''],
    ['Not found.', ''],
    ['internal server error', ''],
    ['Unprocessable Content', ''],
    ['4040 Not Found', '4040 Not Found'],
    ['40 Not Found', '40 Not Found'],
    ['The meter was not found', 'The meter was not found'],
    ['Not found: the meter', 'Not found: the meter'],
    ['Error', ''],
    ['Errors', 'Errors'],
    // The best member first; a sentence once; what is no text not at all.
    [{ error: 'e', title: 't', error_description: 'd', message: 'm', detail: 'l' }, 'l m d t e'],
    [{ detail: 'Offline.', message: 'Offline.' }, 'Offline.'],
    [{ DETAIL: 'Offline.', title: 17 }, 'Offline.'],
    [{ detail: '', title: 'Forbidden', message: 'The key is old.' }, 'The key is old.'],
    [{ errors: { a: ['one', 'two'], b: 'three' } }, 'one two three'],
    [{ errors: null }, ''],
    [{ errors: 'none' }, ''],
    [[], ''],
    ['null', 'null'],
    ['[null]', ''],
    // Pages
    ['<title lang="de">Wartung</title>', 'Wartung'],
    ['<HTML><TITLE>\n Down \n</TITLE>', 'Down'],
    ['<titles>x</titles>', 'x'],
    [`<title ${'x'.repeat(200)}>far</title>`, 'a page without a title'],
    ['<title></title>', 'a page without a title'],
    [' \ufeff<p>', 'a page without a title'],
    ['1 < 2', '1 < 2'],
  ])('%j', (body, message) => {
    expect(said(body)).toBe(message);
  });

  test('is one line of 300 characters at most, without secrets', () => {
    expect(said('x'.repeat(300))).toBe('x'.repeat(300));
    expect(said('x'.repeat(301))).toBe(`${'x'.repeat(300)}…`);
    expect(said(`${' '.repeat(5)}one${'\r\n'.repeat(3)}two\u0007three `)).toBe('one two three');
    expect(said('no key s3cr3t')).toBe('no key [redacted]');
    expect(said(`${'a'.repeat(99_997)}s3cr3t`)).not.toContain('s3');
    expect(said(`<p>${' '.repeat(100_000)}<title>late</title>`)).toBe('a page without a title');
  });

  test.each([
    ['password=abc&page=2', 'password=[redacted]&page=2'],
    ['access_token=abc;x', 'access_token=[redacted];x'],
    ['client-secret=abc, next', 'client-secret=[redacted], next'],
    ['{"token":"abc"}x', '{"token":"[redacted]"}x'],
    ['a "token" : "abc" b', 'a "token" : "[redacted]" b'],
    [String.raw`a \"token\":\"abc\" b`, String.raw`a \"token\":\"[redacted]\" b`],
    ["a 'token': 'abc'", "a 'token': '[redacted]'"],
    ['<p token=abc<br>', '<p token=[redacted]<br>'],
    ['page=2', 'page=2'],
    ['token abc', 'token abc'],
    [`${'x'.repeat(60)}token=abc`, `${'x'.repeat(60)}token=abc`],
  ])('hides the values of secret names: %s', (text, shown) => {
    expect(excerpt(text, new Redactor())).toBe(shown);
  });
});

test.each([
  ['{', true],
  [' \ufeff["a', true],
  ['"a', true],
  ['a "b": c', true],
  ['a "b" }', true],
  ['a "b"\n]', true],
  [':"a', true],
  ['["a', true],
  ['x{"a', true],
  ['x, "a"', false],
  ['say "yes" and go', false],
  ['7', false],
  ['', false],
])('whether a text is a piece of JSON: %j', (text, isPiece) => {
  expect(isJsonLike(text)).toBe(isPiece);
});

test.each([
  ['<!doctype html>', true],
  ['\ufeff\r\n <x', true],
  ['x <p>', false],
  ['', false],
])('whether a text is a page: %j', (text, isOne) => {
  expect(isPage(text)).toBe(isOne);
});
