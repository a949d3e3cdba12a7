import { expect, test } from '@jest/globals';
import { describeObis, languages } from '../describe.ts';
import { obisCode } from '../index.ts';
import { referenceTable } from '../testing/reference-table.ts';
import { practice } from './practice.ts';

// The notes were read beside their sources: a changed word is a decision.
test.each(referenceTable('notes'))('the note of $code says $note_en', (row) => {
  for (const language of languages) {
    expect(describeObis(row['code'] ?? '', { language }).note).toBe(row[`note_${language}`]);
  }
});

test('every note is one of a code that the table of notes has', () => {
  const notes = referenceTable('notes').map(({ note_en }) => note_en);
  for (const line of practice.trim().split('\n')) expect(notes.join(' ')).toContain(line.split('|')[6]);
});

test.each([
  ['1-64:31.4.0', true],
  ['1-65:31.4.0', false],
  ['1-0:31.4.1', false],
  ['1-0:32.4.0', false],
  ['1-0:31.5.0', false],
  ['1-0:31.4.0*1', false],
  ['1-0:1.8.0*95', false],
  ['1-0:1.8.3*96', true],
  ['1-0:3.8.0*96', false],
  ['1-0:2.8.2', true],
  ['1-0:2.8.3', false],
  ['1-0:11.9.0', false],
])('a note is of its codes alone: %s has one: %p', (code, hasNote) => {
  expect(describeObis(code).note !== undefined).toBe(hasNote);
});

test('two notes of one code stand one after the other', () => {
  expect(describeObis(obisCode(1, 1, 1, 29, 0)).note).toMatch(/^Leneda/);
  expect(describeObis('0-0:24.2.0').note).not.toMatch(/undefined/);
});
