import { describe, expect, test } from '@jest/globals';
import { sharedDeadlines, timerDeadlines } from './deadlines.ts';

describe.each([
  ['a timer for each wait', timerDeadlines],
  ['one timer for all', sharedDeadlines(5)],
])('%s', (_name, startDeadline) => {
  const due = (milliseconds: number): { fired: Promise<number>; end: () => void } => {
    const start = performance.now();
    const { promise, resolve } = Promise.withResolvers<number>();
    const end = startDeadline(milliseconds, () => {
      resolve(performance.now() - start);
    });
    return { fired: promise, end };
  };

  test('calls back after the time and not before, whatever its length', async () => {
    const [long, short] = [due(60), due(20)];
    expect(await short.fired).toBeGreaterThanOrEqual(19);
    expect(await long.fired).toBeGreaterThanOrEqual(59);
  });

  test('does not call back when it was ended before', async () => {
    const ended = due(10);
    ended.end();
    const first = await Promise.race([ended.fired, due(40).fired.then(() => 'not called')]);
    expect(first).toBe('not called');
  });

  test('goes on after it has rested', async () => {
    await due(5).fired;
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(await due(5).fired).toBeGreaterThanOrEqual(4);
  });
});
