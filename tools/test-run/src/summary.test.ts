import { describe, expect, test } from '@jest/globals';
import { type JestResults, skippedLines, summarize, summaryLine, type Task } from './summary.ts';

type Assertion = JestResults['testResults'][number]['assertionResults'][number];

const assertion = (title: string, status: string): Assertion => ({
  fullName: `codes ${title}`,
  status,
});

const jest = (...assertions: Assertion[]): JestResults => ({
  numPassedTests: assertions.filter(({ status }) => status === 'passed').length,
  testResults: [
    {
      name: '/work/src/codes.test.ts',
      status: assertions.some(({ status }) => status === 'failed') ? 'failed' : 'passed',
      assertionResults: assertions,
    },
  ],
});

const passed = assertion('parse', 'passed');
const failed = (project: string, target: string, output = ''): Task => ({
  project,
  target,
  failed: true,
  output,
});

describe('what npm test counts', () => {
  test('the tests of every project', () => {
    const results = new Map([
      ['a', jest(passed, passed)],
      ['b', jest(passed)],
    ]);
    expect(summaryLine(summarize([], results))).toBe('3 passed, 0 failed');
  });

  test('a failed test once, although its task failed too', () => {
    const results = new Map([['a', jest(passed, assertion('print', 'failed'))]]);
    const summary = summarize([failed('a', 'test')], results);
    expect(summary.failures).toEqual(['a: codes.test.ts: codes print']);
    expect(summaryLine(summary)).toBe('1 passed, 1 failed');
  });

  test('a test file that did not even load', () => {
    const broken = {
      ...jest(),
      testResults: [{ name: 'codes.test.ts', status: 'failed', assertionResults: [] }],
    };
    expect(summarize([failed('a', 'test')], new Map([['a', broken]])).failures).toEqual([
      'a: codes.test.ts did not run',
    ]);
  });

  test('a failed lint, and a test task that left no results', () => {
    const output = '\n/work/src/codes.ts\n  11:7  error  Do not use any  no-explicit-any\n';
    expect(summarize([failed('a', 'lint', output), failed('b', 'test')], new Map()).failures).toEqual([
      'a:lint: /work/src/codes.ts 11:7  error  Do not use any  no-explicit-any',
      'b:test',
    ]);
  });

  test('a wrong type once, although the build and the check of types both found it', () => {
    const error = 'src/codes.ts:39:14 - error TS2322: Type string is not assignable to type number.';
    const tasks = [failed('a', 'build', error), failed('checks', 'typecheck-all', `packages/a/${error}`)];
    expect(summarize(tasks, new Map()).failures).toEqual([`checks:typecheck-all: packages/a/${error}`]);
  });
});

test('every reason for skipping is said once, with how many tests it cost', () => {
  const titles = ['a (skipped: there is no browser)', 'b (skipped: there is no browser)'];
  const inGroup = { ...assertion('', 'pending'), fullName: 'pages (skipped: there is no tmux) c' };
  const pending = [...titles.map((title) => assertion(title, 'pending')), inGroup];
  const results = new Map([['pages', jest(passed, ...pending)]]);
  expect(skippedLines(results)).toEqual([
    '2 skipped in pages: there is no browser',
    '1 skipped in pages: there is no tmux',
  ]);
  expect(summaryLine(summarize([], results))).toBe('1 passed, 0 failed, 3 skipped');
});

test('a test that is skipped without a reason is a failure', () => {
  const results = new Map([['pages', jest(passed, assertion('d', 'pending'))]]);
  expect(summarize([], results)).toEqual({
    passed: 1,
    failures: ['pages: codes.test.ts: codes d is skipped and does not say why'],
    skipped: 0,
  });
  expect(skippedLines(results)).toEqual([]);
});
