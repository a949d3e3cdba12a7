import { PROJECTS, type Project } from './compilers.ts';
import { INSTALLERS } from './install-packages.ts';
import type { Row } from './matrix.ts';
import { type Outcome, worst } from './outcome.ts';
import { RUNTIMES } from './runtimes/runtime.ts';
import type { SnippetsOutcome } from './snippets.ts';

/** The tables as Markdown, with every cell that is not a tick explained below. */
export function resultsOf(rows: readonly Row[], snippets: readonly SnippetsOutcome[] = []): string {
  const notes = new Notes();
  const runtimes = table(
    ['package', ...INSTALLERS.map((name) => `alone by ${name}`), ...RUNTIMES],
    rows.map(({ subject, installs, runs }) => [
      `\`${subject.name}\``,
      ...[...installs.values(), ...runs.values()].map((outcome) => notes.cell(outcome)),
    ]),
  );
  const compilers = table(
    ['package', ...SETUPS.map(titleOf)],
    rows.map(({ subject, compiles }) => [
      `\`${subject.name}\``,
      ...SETUPS.map((setup) =>
        notes.cell(worst(PROJECTS.filter(like(setup)).map((one) => outcomeIn(compiles, one)))),
      ),
    ]),
  );
  return [
    '## Installed and run',
    runtimes,
    '## Type-checked by a consumer',
    compilers,
    ...(snippets.length === 0 ? [] : ['## The snippets of the documents']),
    ...snippets.map(({ what, outcome }) => `${what}: ${notes.cell(outcome)}`),
    ...(notes.lines.length === 0 ? [] : ['## Notes', notes.lines.join('\n')]),
  ].join('\n\n');
}

/** Both settings of exactOptionalPropertyTypes share a cell. */
const SETUPS = PROJECTS.filter(({ exactOptionalPropertyTypes }) => exactOptionalPropertyTypes);

/** A setup as a column is headed. */
export const titleOf = ({ compiler, moduleResolution }: Project): string => `${compiler} ${moduleResolution}`;
const like =
  (setup: Project) =>
  (project: Project): boolean =>
    titleOf(project) === titleOf(setup);

const outcomeIn = (outcomes: ReadonlyMap<Project, Outcome>, project: Project): Outcome =>
  outcomes.get(project) ?? { kind: 'fails', reason: 'not run' };

/** Footnotes: one number per reason, given when it is first met. */
class Notes {
  readonly #reasons: string[] = [];

  cell(outcome: Outcome): string {
    if (outcome.kind === 'works') return '✓';
    if (!this.#reasons.includes(outcome.reason)) this.#reasons.push(outcome.reason);
    const number = this.#reasons.indexOf(outcome.reason) + 1;
    return `${outcome.kind === 'fails' ? '✗' : '–'} ${number}`;
  }

  get lines(): string[] {
    return this.#reasons.map(
      (reason, index) => `${index + 1}. ${reason.split('\n').join(' / ').slice(0, 600)}`,
    );
  }
}

function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
