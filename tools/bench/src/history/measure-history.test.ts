import { expect, test } from '@jest/globals';
import { measureHistory, SMALL_HEAP } from './measure-history.ts';

const DAYS = 14;

test('a fortnight of minutes from the simulator is whole, and takes less than 60 MB', async () => {
  const run = await measureHistory('2025-12-18T00:00:00Z', '2026-01-01T00:00:00Z', SMALL_HEAP);
  expect(run).toMatchObject({ readings: DAYS * 24 * 60, gaps: 0 });
  expect(run.peakMegabytes - run.idleMegabytes).toBeLessThan(60);
});
