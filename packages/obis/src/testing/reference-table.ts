import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BillingPeriod, ObisDescription } from '../describe.ts';

/** A row of a table in `reference/`, by column name; an empty cell is an empty text. */
export type ReferenceRow = Readonly<Record<string, string>>;

/** The rows of a table of facts in `reference/`. */
export function referenceTable(name: string): readonly ReferenceRow[] {
  const lines = readFileSync(join(import.meta.dirname, '../../reference', `${name}.tsv`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [header = '', ...rows] = lines;
  const columns = header.split('\t');
  return rows.map((row) => {
    const cells = row.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]?.trim() ?? '']));
  });
}

/** What a description says in the columns of the tables, as they write it. */
export function factsOf(description: ObisDescription): ReferenceRow {
  const { angle, billingPeriod, code, ...rest } = description;
  const facts = {
    ...rest,
    code,
    angle: angle && `${angle.of} against ${angle.against}`,
    billing_period: billingPeriod && periodOf(billingPeriod),
  };
  return Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, String(value ?? '')]));
}

function periodOf(period: BillingPeriod): string {
  if (period.kind === 'counter') return `counter ${period.number}`;
  if (period.kind === 'past') return 'past';
  return period.back === 1 ? 'last' : `back ${period.back}`;
}

/** The cells of some columns, to compare them at once. */
export function pick(row: ReferenceRow, columns: readonly string[]): ReferenceRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? '(no such column)']));
}
