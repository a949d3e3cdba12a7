import { PROJECTS, titleOf } from './compilers.ts';
import { INSTALLERS } from './install-packages.ts';
import { aloneBy, type Row } from './matrix.ts';
import type { Outcome } from './outcome.ts';
import { RUNTIME_NAMES } from './runtimes/runtimes.ts';

/** The columns of both tables. */
export const RUN_COLUMNS: readonly string[] = [...INSTALLERS.map(aloneBy), ...RUNTIME_NAMES];
export const COMPILER_COLUMNS: readonly string[] = [...new Set(PROJECTS.map(titleOf))];

/** The tables as Markdown, with every cell that is not a tick explained below. */
export function resultsOf(rows: readonly Row[], snippets: ReadonlyMap<string, Outcome> = new Map()): string {
  const reasons: string[] = [];
  /** A tick, or the number of a reason: each has one, given when it is first met. */
  const mark = (outcome: Outcome | undefined): string => {
    if (outcome?.kind === 'works') return '✓';
    const { kind, reason } = outcome ?? { kind: 'fails', reason: 'not run' };
    if (!reasons.includes(reason)) reasons.push(reason);
    return `${kind === 'fails' ? '✗' : '–'} ${reasons.indexOf(reason) + 1}`;
  };
  const table = (columns: readonly string[]): string => {
    const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
    return [
      line(['package', ...columns]),
      line(['---', ...columns.map(() => '---')]),
      ...rows.map(({ subject, cells }) =>
        line([`\`${subject.name}\``, ...columns.map((column) => mark(cells.get(column)))]),
      ),
    ].join('\n');
  };
  const parts = [
    '## Installed and run',
    table(RUN_COLUMNS),
    '## Type-checked by a consumer',
    table(COMPILER_COLUMNS),
    ...(snippets.size === 0 ? [] : ['## The snippets of the documents']),
    ...Array.from(snippets, ([what, outcome]) => `${what}: ${mark(outcome)}`),
  ];
  const notes = reasons.map(
    (reason, index) => `${index + 1}. ${reason.replaceAll('\n', ' / ').slice(0, 600)}`,
  );
  return [...parts, ...(notes.length === 0 ? [] : ['## Notes', notes.join('\n')])].join('\n\n');
}
