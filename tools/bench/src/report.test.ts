import { describe, expect, test } from '@jest/globals';
import { benchmark, inProcess } from './benchmark.ts';
import { duration, timingTable } from './report.ts';

describe('the tables', () => {
  test('show a duration in the unit in which it is easily read', () => {
    expect([12.345, 1_234, 123_456].map(duration)).toEqual(['12.3 ns', '1.23 µs', '123 µs']);
  });

  test('show how many times as fast as the baseline each candidate is', () => {
    const table = timingTable(
      [
        { name: 'ours', median: 100, low: 90, high: 110 },
        { name: 'theirs', median: 450, low: 400, high: 500 },
      ],
      'theirs',
    );
    expect(table).toContain('| ours | 100 ns | 90.0 ns – 110 ns | 4.50 × | 10.00 M/s |');
    expect(table).toContain('| theirs | 450 ns | 400 ns – 500 ns | 1.00 × | 2.22 M/s |');
  });
});

describe('a benchmark', () => {
  test('gives every candidate the same number of rounds, in turns', async () => {
    const turns: string[] = [];
    const candidate = (name: string, nanoseconds: number) => ({
      name,
      run: (iterations: number) => {
        turns.push(name);
        return iterations * nanoseconds;
      },
    });
    const timings = await benchmark([candidate('a', 10), candidate('b', 1_000)], 3);
    expect(timings).toMatchObject([
      { name: 'a', median: 10, low: 10, high: 10 },
      { name: 'b', median: 1_000 },
    ]);
    expect(turns.slice(-6)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  test('runs the work as often as it was asked', async () => {
    let times = 0;
    await inProcess(() => (times += 1))(7);
    expect(times).toBe(7);
  });
});
