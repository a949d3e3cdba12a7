import { describe, expect, test } from '@jest/globals';
import { failedTasksOf, type JestResults, skippedLines, summarize, summaryLine } from './summary.ts';

const jest = (passed: number, failed = 0, broken = 0): JestResults => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: broken,
  numPendingTests: 0,
  testResults: [],
});

describe('the line at the end of npm test', () => {
  test('adds up every package', () => {
    const results = new Map([
      ['a', jest(3)],
      ['b', jest(4)],
    ]);
    expect(summaryLine(summarize(results, []))).toBe('7 passed, 0 failed');
  });

  test('counts a failed test once, although its task failed too', () => {
    expect(summarize(new Map([['a', jest(3, 1)]]), ['a:test'])).toMatchObject({ passed: 3, failed: 1 });
  });

  test('counts a test file that did not even load', () => {
    expect(summarize(new Map([['a', jest(0, 0, 1)]]), ['a:test'])).toMatchObject({ failed: 1 });
  });

  test('counts a failed lint, and a test task that left no results', () => {
    expect(summarize(new Map(), ['a:lint', 'b:test'])).toMatchObject({ passed: 0, failed: 2 });
  });

  test('reads the failed tasks from what nx prints', () => {
    const printed =
      ' NX   Running targets failed\n\nFailed tasks:\n\n- @smart-me/obis:test\n- @smart-me/cli:lint\n\nHint: run it\n';
    expect(failedTasksOf(printed)).toEqual(['@smart-me/obis:test', '@smart-me/cli:lint']);
    expect(failedTasksOf('Successfully ran targets')).toEqual([]);
  });
});

test('every reason for skipping is said once, with how many tests it cost', () => {
  const titles = ['a (skipped: there is no browser)', 'b (skipped: there is no browser)', 'c'];
  const assertionResults = [
    ...titles.map((title) => ({ status: 'pending', title })),
    { status: 'passed', title: 'd (skipped: not at all)' },
  ];
  const results = new Map([
    ['pages', { ...jest(1), numPendingTests: 3, testResults: [{ assertionResults }] }],
  ]);
  expect(skippedLines(results)).toEqual(['2 skipped in pages: there is no browser', '1 skipped in pages: c']);
  expect(summaryLine(summarize(results, []))).toBe('1 passed, 0 failed, 3 skipped');
});
