import { expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeObis, languages } from '../describe.ts';
import { parseObis } from '../index.ts';
import { obisTable, obisTableNames } from '../tables.ts';
import { fieldCodeRows } from '../testing/field-codes.ts';

const folder = join(import.meta.dirname, '../../tables');

/** Reads CSV by RFC 4180, as a spreadsheet does. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^,"\n]*))([,\n])/y;
  const rows: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain = '', end] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\n' && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

// Every text of every rule and catalogue stands in these files: a changed word fails here.
test.each(obisTableNames)('tables/%s.csv is what the code says (write it with `npm run tables`)', (name) => {
  expect(readFileSync(join(folder, `${name}.csv`), 'utf8').split('\n')).toEqual(obisTable(name).split('\n'));
});

test('no other table is carried', () => {
  expect(readdirSync(folder).toSorted()).toEqual(obisTableNames.map((name) => `${name}.csv`).toSorted());
});

test.each(['codes', 'quantities', 'processings', 'objects'] as const)(
  '%s has whole lines, each code once',
  (name) => {
    const [header = [], ...rows] = parseCsv(obisTable(name));
    expect(header).toEqual([
      'code',
      'hex',
      'medium',
      'quantity',
      'direction',
      'phase',
      'processing',
      'tariff',
      'billing_period',
      'condition',
      'unit',
      'name_en',
      'name_de',
      'name_fr',
      'name_it',
      'name_nl',
      'note_en',
    ]);
    for (const row of rows) {
      expect(row).toHaveLength(header.length);
      const code = parseObis(row[0] ?? '');
      expect(row[1]).toBe(code.toHex());
      expect(row.slice(11, 16)).toEqual(languages.map((language) => describeObis(code, { language }).name));
    }
    expect(new Set(rows.map(([code]) => code)).size).toBe(rows.length);
  },
);

test('codes has every code of the golden list that is known', () => {
  const codes = new Set(parseCsv(obisTable('codes')).map(([code]) => code));
  const known = fieldCodeRows.map(({ code = '' }) => code).filter((code) => describeObis(code).known);
  expect(known.filter((code) => !codes.has(code))).toEqual([]);
});

test('units has the numbers of DLMS', () => {
  const units = new Map(parseCsv(obisTable('units')).map(([code, unit]) => [code, unit]));
  expect([units.get('code'), units.get('30'), units.get('13'), units.get('255')]).toEqual([
    'unit',
    'Wh',
    'm³',
    '1',
  ]);
});
