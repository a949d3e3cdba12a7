import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Simulator } from '@smart-me/simulator';
import { runHere } from '../testing/run-here.ts';

let simulator: Simulator;
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator({ clock: { start: '2026-10-27T12:00:00Z', speed: 0 } });
});
afterAll(async () => {
  await simulator.stop();
});

interface Row {
  readonly part: string;
  readonly value: number;
  readonly unit: string;
}

async function consumed(...args: readonly string[]): Promise<readonly Row[]> {
  const { exitCode, stdout, stderr } = await runHere([
    ...['consumption', 'House connection', '--base-url', simulator.url],
    ...['--time-zone', 'Europe/Zurich', '--json', ...args],
  ]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const objects = stdout.trimEnd().replaceAll('\n{', '\u0000{').split('\u0000');
  return objects.map((text) => JSON.parse(text) as Row);
}

const sum = (rows: readonly Row[]): number => rows.reduce((total, { value }) => total + value, 0);

test('the days and the quarter-hours of a span sum to the whole, cut days among them', async () => {
  const span = ['--from', '2026-10-24T18:00', '--to', '2026-10-26T06:30'];
  const [whole] = await consumed(...span);
  const days = await consumed(...span, '--by', 'day');
  const slots = await consumed(...span, '--by', 'slot');
  expect(days.map(({ part }) => part)).toEqual([
    '2026-10-24 from 18:00',
    '2026-10-25',
    '2026-10-26 until 06:30',
  ]);
  expect(days.every(({ unit }) => unit === 'kWh')).toBe(true);
  // The clock is set back in the night: an hour more.
  expect(slots).toHaveLength((6 + 25 + 6.5) * 4);
  expect(sum(days)).toBeCloseTo(whole?.value ?? NaN, 6);
  expect(sum(slots)).toBeCloseTo(whole?.value ?? NaN, 6);
});

test('the tariffs are told apart, and a month says its peak', async () => {
  const tariffs = await consumed('--month', '2026-10', '--by', 'tariff');
  expect(tariffs.map(({ part }) => part)).toEqual([
    expect.stringContaining('1-0:1.8.1*255'),
    expect.stringContaining('1-0:1.8.2*255'),
  ]);
  const [month] = await consumed('--month', '2026-10');
  expect(month).toMatchObject({
    device: 'House connection',
    obis: '1-0:1.8.0*255',
    unit: 'kWh',
    timeZone: 'Europe/Zurich',
    peak: { value: expect.any(Number), unit: 'W' },
  });
});
