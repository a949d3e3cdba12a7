import type { ObisCode } from '../obis-code.ts';
import { countryOf } from './country.ts';
import type { Quantity } from './description.ts';
import { generalObjects } from './general-objects.ts';
import type { Meaning } from './meaning.ts';
import { powerFailure } from './power-failure.ts';
import { tamperEvent } from './tamper-event.ts';
import type { Phrase, Text } from './text.ts';

const countrySpecific: Text = [
  'Country-specific ({n})',
  'Länderspezifisch ({n})',
  'Propre au pays ({n})',
  'Specifico del paese ({n})',
];

/**
 * What an object means that no medium's rule computes: the abstract objects (A = 0), and the general, service, error,
 * list and profile entries that other media share with them. Undefined where the tables have none.
 */
export function general(code: ObisCode): Meaning | undefined {
  const { a, c, d, e } = code;
  if (c === 94 && (a === 0 || a === 1 || a === 7)) {
    const country = countryOf(d);
    return country === undefined ? undefined : { noun: [countrySpecific, country], country };
  }
  if (c === 96 && d === 7 && (a === 0 || a === 1)) return powerFailure(e);
  if (c === 96 && d === 20 && (a === 0 || a === 1)) return tamperEvent(e);
  const row = rowsOf(c).find(
    (candidate) => candidate.a(a) && candidate.d(d) && candidate.e(e) && candidate.f(code.f),
  );
  if (row === undefined) return undefined;
  const noun: Phrase = row.number === undefined ? [row.text] : [row.text, row.number(code)];
  return { noun, unit: row.unit, quantity: row.unit === undefined ? undefined : quantityByUnit[row.unit] };
}

/** The measurable ones among these objects, such as the ambient temperature, are told by their unit. */
const quantityByUnit: Readonly<Record<string, Quantity>> = {
  V: 'voltage',
  A: 'current',
  Hz: 'frequency',
  '°C': 'temperature',
  Pa: 'pressure',
};

type Test = (group: number) => boolean;

interface Row {
  readonly a: Test;
  readonly d: Test;
  readonly e: Test;
  readonly f: Test;
  readonly unit: string | undefined;
  readonly number: ((code: ObisCode) => number | string) | undefined;
  readonly text: Text;
}

/** The table by group C, read when it is first needed: who describes only meter readings never pays for it. */
let byC: ReadonlyMap<number, readonly Row[]> | undefined;

function rowsOf(c: number): readonly Row[] {
  byC ??= readTable();
  return byC.get(c) ?? [];
}

function readTable(): ReadonlyMap<number, readonly Row[]> {
  const table = new Map<number, Row[]>();
  for (const line of generalObjects.trim().split('\n')) {
    const [
      a = '',
      c = '',
      d = '',
      e = '',
      f = '',
      unit = '',
      number = '',
      en = '',
      de = '',
      fr = '',
      it = '',
    ] = line.split('|');
    const row: Row = {
      a: within(a),
      d: within(d),
      e: within(e),
      f: within(f === '*' ? f : f === 'h' ? '0-99,255' : '255'),
      unit: unit === '' ? undefined : unit,
      number: numberIn(number),
      text: [en, de, fr, it],
    };
    const rows = table.get(Number(c));
    if (rows === undefined) table.set(Number(c), [row]);
    else rows.push(row);
  }
  return table;
}

/** `0,4-9` or `*` as a test of a group. */
function within(ranges: string): Test {
  if (ranges === '*') return () => true;
  const limits = ranges.split(',').map((range) => {
    const [from = '', to = from] = range.split('-');
    return { from: Number(from), to: Number(to) };
  });
  return (group) => limits.some(({ from, to }) => group >= from && group <= to);
}

/** What stands for `{n}` in a name: `D`, `E+1`, `E-9`, `D.E`, or the number of an ANSI table. */
function numberIn(formula: string): Row['number'] {
  if (formula === '') return undefined;
  if (formula === 'D.E') return ({ d, e }) => `${d}.${e}`;
  // Four blocks of 16 values of D, each with the tables 0 to 2047.
  if (formula === 'table') return ({ d, e }) => (d % 16) * 128 + e;
  const offset = Number(formula.slice(1));
  return formula.startsWith('D') ? ({ d }) => d + offset : ({ e }) => e + offset;
}
