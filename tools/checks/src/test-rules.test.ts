import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { workspace } from './workspace.ts';

/** Skips or narrows what is tested. */
const SKIPS = /\b(?:test|describe|it)\.(?:skip|todo|only|failing)\b|\bx(?:test|describe|it)\(/;

const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');
const sources = globSync('{packages,tools}/*/src/**/*.ts', { cwd: workspace }).filter(
  (file) => !file.startsWith(join('tools', 'test-run')) && !file.endsWith('test-rules.test.ts'),
);

test('the time limit of a test is set once, in jest.config.mjs', () => {
  expect(sources.filter((file) => /\bjest\.setTimeout\(/.test(read(file)))).toEqual([]);
});

test('a test is skipped by `needing` alone, which says why', () => {
  const helper = join('tools', 'testing', 'src', 'needing.ts');
  expect(sources.filter((file) => SKIPS.test(read(file)))).toEqual([helper]);
});

test('no mutant is excluded from the score of mutation testing', () => {
  expect(sources.filter((file) => /\/[/*]\s*Stryker disable/.test(read(file)))).toEqual([]);
});
