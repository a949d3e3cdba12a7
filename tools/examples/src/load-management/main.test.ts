import { startSimulator } from '@smart-me/simulator';
import { expect, test } from '@jest/globals';
import { startExample } from '../testing/start-example.ts';

test.each([
  [
    'at noon in June the station takes what the roof has left over',
    '2026-06-15T11:00:00Z',
    /may draw (?:[6-9]|1\d) A/,
  ],
  ['at night it waits', '2026-06-15T01:00:00Z', /may draw 0 A/],
])('%s', async (_, start, expected) => {
  await using simulator = await startSimulator({ seed: 1, clock: { start, speed: 0 } });
  const environment = { SMART_ME_BASE_URL: simulator.url, SMART_ME_API_KEY: simulator.credentials.apiKey };
  await using example = startExample('load-management/main.ts', environment, '--once');
  expect(await example.nextLine()).toMatch(expected);
});
