import { describe, expect, test } from '@jest/globals';
import { failedTasksOf, type JestResults, summarize, summaryLine } from './summary.ts';

const jest = (passed: number, failed = 0, broken = 0): JestResults => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numRuntimeErrorTestSuites: broken,
  numPendingTests: 0,
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
