import { expect, test } from '@jest/globals';
import { plainTerminal } from '../testing/run-here.ts';
import { progressLine, showProgress } from './progress.ts';

const state = { done: 41, total: 100, rows: 12_345, rate: 8_900.4, left: 3_661 };

test.each([
  [120, 'House connection  ████████░░░░░░░░░░░░   41%  12,345 rows  8,900 rows/s  1:01:01 left'],
  [80, 'House connection   41%  12,345 rows  8,900 rows/s  1:01:01 left'],
  [60, ' 41%  12,345 rows  8,900 rows/s  1:01:01 left'],
  [30, ' 41%  12,345 rows'],
  [10, ''],
])('in %d columns progress is one line: %s', (width, line) => {
  expect(progressLine('House connection', state, width)).toBe(line);
});

test('where nobody knows the end there is no share and no time left', () => {
  const unknown = { ...state, total: undefined, left: undefined };
  expect(progressLine('House', unknown, 80)).toBe('House  12,345 rows  8,900 rows/s');
});

test('before the first rows have come there is no rate', () => {
  const none = { ...state, done: 0, rows: 0, rate: 0, left: undefined };
  expect(progressLine('House', none, 80)).toBe('House  ░░░░░░░░░░░░░░░░░░░░    0%  0 rows');
});

test('it is shown where somebody sees it, a few times a second, and taken away', () => {
  const lines: string[] = [];
  const terminal = {
    ...plainTerminal,
    columns: 80,
    showsProgress: true,
    progress: (line: string) => void lines.push(line),
  };
  let now = 0;
  const progress = showProgress('House', terminal, () => now);
  progress.at({ done: 100, total: 200, rows: 100 });
  for (now = 1; now <= 1000; now++) progress.at({ done: 100 + now / 20, total: 200, rows: 100 + now });
  progress.end();
  expect(lines.length).toBeLessThan(13);
  expect(lines.at(-2)).toMatch(/^House .* 7\d% {2}1,\d\d\d rows {2}1,0\d\d rows\/s {2}0:0\d left$/);
  expect(lines.at(-1)).toBe('');
  showProgress('House', { ...terminal, showsProgress: false }).at({ done: 1, total: 2, rows: 1 });
  expect(lines.at(-1)).toBe('');
});
