import { describe, expect, test } from '@jest/globals';
import type { Row } from './matrix.ts';
import type { Outcome } from './outcome.ts';
import { COLUMNS, resultsOf } from './results.ts';

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
  cells: new Map(COLUMNS.map((column) => [column, exceptions[column] ?? works])),
});

const cellsOf = (markdown: string, name: string): string[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith(`| \`${name}\``))
    .flatMap((line) => line.split('|').slice(2, -1))
    .map((cell) => cell.trim());

describe('the tables of results', () => {
  test('have a tick in every cell that works, and no notes then', () => {
    const results = resultsOf({ rows: [row('obis')], compilations: new Map() });
    expect(new Set(cellsOf(results, 'obis'))).toEqual(new Set(['✓']));
    expect(results).not.toContain('## Notes');
  });

  test('explain every other cell, each reason once', () => {
    const leftOut: Outcome = { kind: 'left out', reason: 'needs `node:` modules' };
    const rows = [
      row('cli', { workerd: leftOut, 'Vite in Chromium': leftOut }),
      row('obis', { Deno: { kind: 'fails', reason: 'no such\nmodule' } }),
    ];
    const results = resultsOf({ rows, compilations: new Map() });
    expect(cellsOf(results, 'cli').filter((cell) => cell !== '✓')).toEqual(['– 1', '– 1']);
    expect(cellsOf(results, 'obis').filter((cell) => cell !== '✓')).toEqual(['✗ 2']);
    expect(results).toContain('1. needs `node:` modules\n2. no such / module');
  });

  test('say what came of the compilers and of the snippets', () => {
    const compilations = new Map([['TypeScript 7, bundler', works]]);
    const snippets = new Map([['The 9 snippets', { kind: 'fails', reason: 'TS2304' } as const]]);
    const results = resultsOf({ rows: [], compilations }, snippets);
    expect(results).toContain('- TypeScript 7, bundler: ✓\n');
    expect(results).toContain('- The 9 snippets: ✗ 1\n');
  });
});
