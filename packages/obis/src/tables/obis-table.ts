import { describeObis } from '../describe/describe-obis.ts';
import type { BillingPeriod } from '../describe/description.ts';
import { generalObjects } from '../describe/general-objects.ts';
import { namedCodes } from '../describe/named-codes.ts';
import { languages } from '../describe/text.ts';
import type { ObisCode } from '../obis-code.ts';
import { obisCode } from '../obis-from.ts';
import { parseObis } from '../parse-obis.ts';
import { smartMeCodes } from '../codes.ts';
import { dlmsUnits } from '../units/dlms-units.ts';
import { fieldCodes } from './field-codes.ts';

/** The tables that `obisTable` writes, and that the package carries as `tables/<name>.csv`. */
export type ObisTableName = (typeof obisTableNames)[number];

/**
 * The names of the tables:
 *
 * - `codes`: the codes met in the field and those of smart-me, for a look-up.
 * - `quantities`: each quantity of each medium, as a code without tariff: what groups A and C say.
 * - `processings`: each way to make a value, of one quantity: what groups D and E say.
 * - `objects`: the identifiers, clocks, setups, registers, logs and other objects that no rule computes.
 * - `units`: the unit enumeration of DLMS/COSEM.
 */
export const obisTableNames = ['codes', 'quantities', 'processings', 'objects', 'units'] as const;

/**
 * A table of OBIS codes as CSV (RFC 4180, UTF-8, `\n`), for spreadsheets and other programming languages. The same code always
 * has the same line; a name in each language of the descriptions, the notes in English.
 *
 * @example
 * obisTable('units').split('\n')[30]; // '30,Wh'
 */
export function obisTable(name: ObisTableName): string {
  return name === 'units' ? unitTable() : codeTable(codesOf[name]());
}

const codesOf: Readonly<Record<Exclude<ObisTableName, 'units'>, () => Iterable<ObisCode>>> = {
  codes: () => [
    ...fieldCodes
      .trim()
      .split(/\s+/)
      .map((text) => parseObis(text)),
    ...Object.values(smartMeCodes),
  ],
  quantities,
  processings,
  objects: () => [...samples(generalObjects, 'acdef'), ...samples(namedCodes, 'abcdef')],
};

/** Every C of every medium with its usual D, and the E of those that tell quantities apart by it. */
function* quantities(): Generator<ObisCode> {
  for (const a of [1, 4, 5, 6, 7, 8, 9]) {
    for (const c of range(1, 93)) for (const d of a === 1 ? [7, 8] : [0]) yield obisCode(a, 0, c, d, 0);
  }
  for (const c of [100, 104]) for (const d of [7, 8]) yield obisCode(1, 0, c, d, 0);
  for (const e of [...range(0, 78), 255]) yield obisCode(1, 0, 81, 7, e);
  for (const e of range(1, 91)) for (const d of [7, 8]) yield obisCode(1, 0, 83, d, e);
  for (const d of range(8, 85)) yield obisCode(7, 0, 70, d, 0);
}

/** Every D, and the E that are no tariffs, of a quantity that has them all. */
function* processings(): Generator<ObisCode> {
  for (const c of [1, 12]) for (const d of range(0, 59)) yield obisCode(1, 0, c, d, 0);
  for (const e of [1, 2, 63]) yield obisCode(1, 0, 1, 8, e);
  for (const e of [1, 2, 3, 120, 124, 125, 126, 127]) yield obisCode(1, 0, 32, 7, e);
  for (const e of range(0, 46)) yield obisCode(1, 0, 32, 32, e);
  for (const f of [0, 99, 100, 101, 102, 125, 126]) yield obisCode(1, 0, 1, 8, 0, f);
  for (const d of [0, 1, 2, 3, 4, 5, 6, 29]) yield obisCode(6, 0, 1, d, 0);
  // A historical reading of gas is one of a past period, which F names.
  for (const f of [255, 101]) for (const d of range(0, 99)) yield obisCode(7, 0, 3, d, 0, f);
  for (const d of range(0, 71)) yield obisCode(7, 0, 43, d, 0);
  for (const d of range(0, 93)) yield obisCode(7, 0, 42, d, 0);
  for (const d of [0, 2, 3, 10, 11]) yield obisCode(7, 0, 54, d, 0);
  for (const e of range(1, 29)) for (const d of [0, 12]) yield obisCode(7, 0, 54, d, e);
}

/** The first and the last code of each line of a table of objects. */
function* samples(table: string, groups: string): Generator<ObisCode> {
  for (const line of table.trim().split('\n')) {
    const cells = line.split('|');
    const edges = [0, 1].map((edge) => {
      const value = (group: string, unused: number): number => {
        const cell = groups.includes(group) ? (cells[groups.indexOf(group)] ?? '') : String(unused);
        const limits = cell.split(/[-,]/);
        const text = limits[edge === 0 ? 0 : limits.length - 1];
        return text === undefined || !/^\d+$/.test(text) ? unused : Number(text);
      };
      return obisCode(
        value('a', 0),
        value('b', 0),
        value('c', 0),
        value('d', 0),
        value('e', 0),
        value('f', 255),
      );
    });
    yield* edges;
  }
}

function codeTable(codes: Iterable<ObisCode>): string {
  const unique = new Map(Array.from(codes, (code) => [code.key, code]));
  const known = [...unique.values()].filter((code) => describeObis(code).known);
  return csv([HEADER, ...known.sort((one, other) => one.key - other.key).map(line)]);
}

const HEADER: readonly string[] = [
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
  ...languages.map((language) => `name_${language}`),
  'note_en',
];

function line(code: ObisCode): readonly string[] {
  const { medium, quantity, direction, phase, processing, tariff, billingPeriod, condition, unit, note } =
    describeObis(code);
  const fields: readonly (string | number | undefined)[] = [
    medium,
    quantity,
    direction,
    phase,
    processing,
    tariff,
    billingPeriodText(billingPeriod),
    condition,
    unit,
  ];
  return [
    code.toString(),
    code.toHex(),
    ...fields.map((field) => String(field ?? '')),
    ...languages.map((language) => describeObis(code, { language }).name),
    note ?? '',
  ];
}

function billingPeriodText(period: BillingPeriod | undefined): string {
  if (period?.kind === 'counter') return `counter ${period.number}`;
  return period?.kind === 'relative' ? `back ${period.back}` : (period?.kind ?? '');
}

function unitTable(): string {
  return csv([['code', 'unit'], ...Object.entries(dlmsUnits).map(([code, unit]) => [code, unit])]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\n`).join('');
}

/** RFC 4180: quoted where it must be. */
function cellOf(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function range(from: number, end: number): readonly number[] {
  return Array.from({ length: end - from }, (_, offset) => from + offset);
}
