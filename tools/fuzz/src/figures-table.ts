import { ACCEPTED, type Figures } from './fuzz.ts';

/** The figures as a Markdown table. */
export function figuresTable(figures: readonly Figures[]): string {
  const rows = figures.map(({ name, inputs, outcomes, seconds, slowest, fault }) => [
    name,
    count(inputs),
    count(outcomes[ACCEPTED] ?? 0),
    refusals(outcomes),
    seconds.toFixed(0),
    `${slowest.toFixed(0)} ms`,
    fault === undefined ? '0' : '1',
  ]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const head = ['', 'inputs', 'accepted', 'refused by', 'processor seconds', 'slowest input', 'faults'];
  return [line(head), '| --- | --: | --: | --- | --: | --: | --: |', ...rows.map(line)].join('\n');
}

function refusals(outcomes: Figures['outcomes']): string {
  return Object.entries(outcomes)
    .filter(([outcome]) => outcome !== ACCEPTED)
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, times]) => `${outcome} ${count(times)}`)
    .join(', ');
}

const count = (number: number): string => number.toLocaleString('en');
