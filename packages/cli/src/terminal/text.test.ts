import { expect, test } from '@jest/globals';
import { plainJson, plainText, toWidth, widthOf, wrapText } from './text.ts';

test.each([
  ['a colour', 'a\u001b[31mb\u001b[0m', 'ab'],
  ['a C1 colour', 'a\u009b31mb', 'ab'],
  ['a window title', 'a\u001b]0;owned\u0007b', 'ab'],
  ['a title that does not end', 'a\u001b]0;owned', 'a'],
  ['a link', '\u001b]8;;https://evil.example\u001b\\text\u001b]8;;\u001b\\', 'text'],
  ['a device control string', 'a\u001bPq#0\u001b\\b', 'ab'],
  ['a C1 string', 'a\u009d0;x\u009cb', 'ab'],
  ['a C1 line over the one above', 'a\u008db\u0084c', 'abc'],
  ['a reset', 'a\u001bcb', 'ab'],
  ['bell, backspace and delete', 'a\u0007b\bc\u007fd', 'abcd'],
  ['a line over another', 'Solar\rEvil\nplant\tx', 'Solar Evil plant x'],
  ['text from right to left', 'abc\u202e321\u202c\u2066x\u2069', 'abc321x'],
  ['what is not seen', 'a\u200bb\ufeffc\u00add\u2060e', 'abcde'],
  ['a lone surrogate', 'a\ud800b', 'a\ufffdb'],
])('%s does not reach the terminal', (_, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('words of any language and emoji of several characters stay', () => {
  for (const text of ['Wärmezähler', '太陽光発電', 'عداد', 'क्‍ष', '👩‍🔧 Keller'])
    expect(plainText(text)).toBe(text);
});

test('JSON keeps the text and cannot move the cursor', () => {
  const value = { name: 'a\u009b31m\u202eb\u001b[2J\u{e0041}' };
  const json = plainJson(JSON.stringify(value));
  expect(json).toMatch(/^[\u0020-\u007e]*$/);
  expect(JSON.parse(json)).toEqual(value);
});

test.each([
  ['ascii', 5],
  ['Zähler', 6],
  ['Za\u0308hler', 6],
  ['太陽', 4],
  ['👩‍🔧', 2],
  ['🇨🇭', 2],
  ['m³', 2],
])('%s takes %d columns', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('a cut or padded text has its width, whatever its characters', () => {
  for (const text of ['', 'a', '太陽光発電', '👩‍🔧👩‍🔧👩‍🔧', 'Wärmezähler im Keller'])
    for (const width of [4, 7, 30]) expect(widthOf(toWidth(text, width))).toBe(width);
});

test('text breaks between words; one that is too long stays whole', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('太陽光 発電', 7)).toEqual(['太陽光', '発電']);
  expect(wrapText('donaudampfschiff fahrt', 5)).toEqual(['donaudampfschiff', 'fahrt']);
});
