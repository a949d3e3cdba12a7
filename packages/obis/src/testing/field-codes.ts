import { describeObis } from '../describe.ts';
import { factsOf, pick, referenceTable, type ReferenceRow } from './reference-table.ts';

/** The facts of the golden list that a description must say exactly. */
export const FACTS: readonly string[] = ['medium', 'direction', 'phase', 'tariff', 'billing_period', 'unit'];

/** The golden list of the codes of the field. */
export const fieldCodeRows: readonly ReferenceRow[] = referenceTable('field_codes');

/** What is not as the list says; empty for a code that is described right. */
export function deviations(row: ReferenceRow): readonly string[] {
  const description = describeObis(row['code'] ?? '');
  const facts = pick(factsOf(description), FACTS);
  const unknown = description.known ? [] : ['no name'];
  return [
    ...unknown,
    ...FACTS.filter((fact) => facts[fact] !== row[fact]).map(
      (fact) => `${fact} is ${facts[fact] || 'none'}, the list has ${row[fact] || 'none'}`,
    ),
  ];
}
