import { expect, test } from '@jest/globals';
import { evaluateFormula } from './formula.ts';

const values = new Map([
  ['a', 6],
  ['b', 1.5],
]);
const evaluate = (formula: string): number => evaluateFormula(formula, (id) => values.get(id) ?? Number.NaN);

test.each([
  ['ID("a") - ID("b") * (2 - 1)', 4.5],
  ['-ID( "a" ) / 2', -3],
  ['2 * 3 + 0.5', 6.5],
])('%s is %d', (formula, value) => {
  expect(evaluate(formula)).toBe(value);
});

test.each(['.', '.5.', '1 +', 'ID(1)', '(1', '1 2', '', '('.repeat(100_000), '-'.repeat(100_000)])(
  'no formula, so 400: %.9s',
  (formula) => {
    expect(() => evaluate(formula)).toThrow(expect.objectContaining({ status: 400 }));
  },
);

test.each(['ID("none").', 'ID("none") +', 'ID("none") ID("none")'])(
  'no formula, whatever devices it names: %s',
  (formula) => {
    const noDevice = (): number => {
      throw new Error('There is no such device.');
    };
    expect(() => evaluateFormula(formula, noDevice)).toThrow(expect.objectContaining({ status: 400 }));
    expect(() => evaluateFormula('ID("none")', noDevice)).toThrow('There is no such device.');
  },
);
