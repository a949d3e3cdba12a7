import { expect, test } from '@jest/globals';
import { percent, scoreOf, scoreTable } from './score.ts';

const mutants = (...statuses: readonly string[]) => ({ mutants: statuses.map((status) => ({ status })) });

test('a score counts what a test noticed, over all files; one that keeps a file from loading is noticed, an ignored one has survived', () => {
  const score = scoreOf({
    files: {
      'src/a.ts': mutants('Killed', 'Killed', 'Timeout', 'Survived'),
      'src/b.ts': mutants('NoCoverage', 'Ignored', 'Killed', 'RuntimeError'),
    },
  });
  expect(score).toEqual({ killed: 4, timedOut: 1, survived: 2, notCovered: 1 });
  expect(percent(score)).toBe(62.5);
});

test('the table names what was not run', () => {
  const score = { killed: 9, timedOut: 0, survived: 1, notCovered: 0 };
  const subjects = [
    { name: 'obis', goal: 85 },
    { name: 'simulator', goal: 80, what: 'its rules' },
  ];
  expect(
    scoreTable(subjects, { obis: { before: { ...score, survived: 9 }, now: score } }).split('\n'),
  ).toEqual([
    '|  | mutants | killed | timed out | survived | not met | before | now | goal |',
    '| --- | --: | --: | --: | --: | --: | --: | --: | --: |',
    '| `obis` | 10 | 9 | 0 | 1 | 0 | 50.0 % | 90.0 % | 85 % |',
    '| `simulator`: its rules | not run |  |  |  |  |  |  | 80 % |',
  ]);
});
