import { describe, expect, test } from '@jest/globals';
import { outcomeOf, worst } from './outcome.ts';

describe('the outcome of a cell', () => {
  test('is that it works only when it prints exactly what it must', async () => {
    expect(await outcomeOf(() => Promise.resolve('42\n'), '42')).toEqual({ kind: 'works' });
    expect(await outcomeOf(() => Promise.resolve('43'), '42')).toMatchObject({ kind: 'fails' });
    expect(await outcomeOf(() => Promise.resolve(''), '42')).toMatchObject({ kind: 'fails' });
  });

  test('keeps the reason of what is thrown', async () => {
    const broken = (): Promise<string> => Promise.reject(new Error('no such module'));
    expect(await outcomeOf(broken, '')).toEqual({ kind: 'fails', reason: 'no such module' });
  });

  test('of several is the worst', () => {
    const fails = { kind: 'fails', reason: 'x' } as const;
    const leftOut = { kind: 'left out', reason: 'y' } as const;
    expect(worst([{ kind: 'works' }, leftOut, fails])).toBe(fails);
    expect(worst([{ kind: 'works' }, leftOut])).toBe(leftOut);
    expect(worst([])).toEqual({ kind: 'works' });
  });
});
