import { element } from './element.ts';

/** A column of a table over rows of one kind. */
export interface Column<Row> {
  readonly title: string;
  /** Numbers stand at the end, so that their places line up. */
  readonly align?: 'end';
  /** Whether its cells name their rows. */
  readonly isName?: true;
  readonly cell: (row: Row) => Node | string;
}

/**
 * A table with a caption. On a narrow screen the style sheet stacks the cells, each
 * behind its column's title; the roles keep it a table for those who hear it.
 */
export function table<Row>(
  caption: string,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
): HTMLTableElement {
  return element(
    'table',
    { role: 'table' },
    element('caption', {}, caption),
    element('thead', { role: 'rowgroup' }, headRow(columns)),
    element('tbody', { role: 'rowgroup' }, ...rows.map((row) => bodyRow(row, columns))),
  );
}

function headRow<Row>(columns: readonly Column<Row>[]): HTMLTableRowElement {
  const cells = columns.map(({ title, align }) =>
    element('th', { role: 'columnheader', scope: 'col', class: align ?? '' }, title),
  );
  return element('tr', { role: 'row' }, ...cells);
}

function bodyRow<Row>(row: Row, columns: readonly Column<Row>[]): HTMLTableRowElement {
  const cells = columns.map(({ title, align, isName, cell }) => {
    const attributes = { 'data-title': title, class: align ?? '' };
    return isName
      ? element('th', { ...attributes, role: 'rowheader', scope: 'row' }, cell(row))
      : element('td', { ...attributes, role: 'cell' }, cell(row));
  });
  return element('tr', { role: 'row' }, ...cells);
}

/** Terms with their descriptions, in pairs. */
export function facts(
  pairs: readonly (readonly [term: string, ...description: (Node | string)[]])[],
): HTMLDListElement {
  const shown = pairs.map(([term, ...description]) =>
    element('div', {}, element('dt', {}, term), element('dd', {}, ...description)),
  );
  return element('dl', { class: 'facts' }, ...shown);
}
