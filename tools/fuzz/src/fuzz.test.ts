import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figuresTable } from './figures-table.ts';
import { ACCEPTED, fuzz } from './fuzz.ts';
import { mutatedTexts } from './mutations.ts';
import { targets } from './targets.ts';

test.each(targets)('$name keeps its promises for some hundred inputs', async (target) => {
  const figures = await target.run({ inputs: 400, seed: 1 });
  expect(figures.fault).toBeUndefined();
  expect(figures.inputs).toBe(400);
  // Near enough to what is valid that both happen.
  expect(figures.outcomes[ACCEPTED]).toBeGreaterThan(0);
  expect(Object.keys(figures.outcomes).length).toBeGreaterThan(1);
});

describe('a fuzz', () => {
  const inputs = mutatedTexts(fc.constant('1.8.0'), ['*', '255']);
  const seen: string[] = [];
  const target = fuzz({ name: 'any text', inputs, check: (text) => (seen.push(text), ACCEPTED) });

  test('makes the same inputs of the same seed, and others of another', async () => {
    const run = async (seed: number): Promise<string[]> => {
      seen.length = 0;
      await target.run({ inputs: 50, seed });
      return [...seen];
    };
    const first = await run(7);
    expect(first).toHaveLength(50);
    expect(await run(7)).toEqual(first);
    expect(await run(8)).not.toEqual(first);
  });

  test('reports what broke a promise: the smallest input, its seed and the reason', async () => {
    const broken = fuzz({
      name: 'broken',
      inputs,
      check: (text) => {
        if (text.includes('*')) throw new RangeError('no star');
        return ACCEPTED;
      },
    });
    const figures = await broken.run({ inputs: 10_000, seed: 7 });
    expect(figures.fault).toMatch(
      /seed: 7, path: [^]*Counterexample: \["[^"]*\*[^"]*"\][^]*RangeError: no star/,
    );
    expect(figuresTable([figures])).toMatch(/\| broken \| [\d,]+ \| [\d,]+ \| {2}\| \d+ \| \d+ ms \| 1 \|$/);
  });

  test('takes an input for a fault that costs more of the processor than it may', async () => {
    const slow = fuzz({
      name: 'slow',
      inputs: fc.constant('x'),
      check: () => {
        const until = process.cpuUsage().user + 60_000;
        while (process.cpuUsage().user < until);
        return ACCEPTED;
      },
    });
    const { fault } = await slow.run({ inputs: 1, seed: 1, costLimit: 20 });
    expect(fault).toMatch(/It took [\d.]+ ms of processor/);
  });
});
