import { INSTALLERS } from './install-packages.ts';
import { aloneBy, type Matrix } from './matrix.ts';
import type { Outcome } from './outcome.ts';
import { RUNTIME_NAMES } from './runtimes/runtimes.ts';

/** The columns of the table. */
export const COLUMNS: readonly string[] = [...INSTALLERS.map(aloneBy), ...RUNTIME_NAMES];

/** The results as Markdown, with everything that is not a tick explained below. */
export function resultsOf(
  { rows, compilations }: Matrix,
  snippets: ReadonlyMap<string, Outcome> = new Map(),
): string {
  const reasons: string[] = [];
  /** A tick, or the number of a reason: each has one, given when it is first met. */
  const mark = (outcome: Outcome | undefined): string => {
    if (outcome?.kind === 'works') return '✓';
    const { kind, reason } = outcome ?? { kind: 'fails', reason: 'not run' };
    if (!reasons.includes(reason)) reasons.push(reason);
    return `${kind === 'fails' ? '✗' : '–'} ${reasons.indexOf(reason) + 1}`;
  };
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [
    line(['package', ...COLUMNS]),
    line(['---', ...COLUMNS.map(() => '---')]),
    ...rows.map(({ subject, cells }) =>
      line([`\`${subject.name}\``, ...COLUMNS.map((column) => mark(cells.get(column)))]),
    ),
  ];
  const list = (outcomes: ReadonlyMap<string, Outcome>): string =>
    Array.from(outcomes, ([what, outcome]) => `- ${what}: ${mark(outcome)}`).join('\n');
  const parts = [
    ...['## Installed and run', table.join('\n')],
    ...['## Type-checked by a consumer, all packages', list(compilations)],
    ...(snippets.size === 0 ? [] : ['## The snippets of the documents', list(snippets)]),
  ];
  const notes = reasons.map(
    (reason, index) => `${index + 1}. ${reason.replaceAll('\n', ' / ').slice(0, 600)}`,
  );
  return [...parts, ...(notes.length === 0 ? [] : ['## Notes', notes.join('\n')])].join('\n\n');
}
