import { describe, expect, test } from '@jest/globals';
import { PROJECTS } from './compilers.ts';
import type { Installer } from './install-packages.ts';
import type { Row } from './matrix.ts';
import type { Outcome } from './outcome.ts';
import { resultsOf } from './results.ts';
import { RUNTIMES } from './runtimes/runtime.ts';

const works: Outcome = { kind: 'works' };
const row = (name: string, exceptions: Readonly<Record<string, Outcome>> = {}): Row => ({
  subject: {
    name,
    package: `@smart-me/${name}`,
    layer: 0,
    entries: [],
    siblings: [],
    source: '',
    expected: '',
    universal: true,
    leftOut: {},
  },
  installs: new Map<Installer, Outcome>([
    ['npm', works],
    ['pnpm', works],
  ]),
  runs: new Map(RUNTIMES.map((runtime) => [runtime, exceptions[runtime] ?? works])),
  compiles: new Map(PROJECTS.map((project) => [project, exceptions[project.compiler] ?? works])),
});

const cellsOf = (markdown: string, name: string): string[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith(`| \`${name}\``))
    .flatMap((line) => line.split('|').slice(2, -1))
    .map((cell) => cell.trim());

describe('the tables of results', () => {
  test('have a tick in every cell that works, and no notes then', () => {
    const results = resultsOf([row('obis')]);
    expect(new Set(cellsOf(results, 'obis'))).toEqual(new Set(['✓']));
    expect(results).not.toContain('## Notes');
  });

  test('explain every other cell, each reason once', () => {
    const leftOut: Outcome = { kind: 'left out', reason: 'needs `node:` modules' };
    const results = resultsOf([
      row('cli', { workerd: leftOut, 'Vite in Chromium': leftOut }),
      row('obis', { Deno: { kind: 'fails', reason: 'no such\nmodule' } }),
    ]);
    expect(cellsOf(results, 'cli').filter((cell) => cell !== '✓')).toEqual(['– 1', '– 1']);
    expect(cellsOf(results, 'obis').filter((cell) => cell !== '✓')).toEqual(['✗ 2']);
    expect(results).toContain('1. needs `node:` modules\n2. no such / module');
  });

  test('say what came of the snippets', () => {
    const snippets = [{ what: 'The 9 snippets', outcome: { kind: 'fails', reason: 'TS2304' } as const }];
    expect(resultsOf([], snippets)).toContain('The 9 snippets: ✗ 1');
  });

  test('show a failure of either setting that shares a cell', () => {
    const results = resultsOf([row('obis', { 'TypeScript 7': { kind: 'fails', reason: 'TS2304' } })]);
    expect(cellsOf(results, 'obis').filter((cell) => cell === '✗ 1')).toHaveLength(2);
  });
});
