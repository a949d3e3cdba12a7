import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { startSimulator } from '@smart-me/simulator';
import { expect, test } from '@jest/globals';
import { runHere } from '../testing/run-here.ts';

test('a device whose units cannot be checked is told once, by the demo, the history and a look at its values', async () => {
  await using simulator = await startSimulator();
  const auth = apiKey(simulator.credentials.apiKey);
  const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  const { id } = await account.devices.create({ name: 'Heat pump', deviceEnergyType: 'electricity' });
  await account.devices.update({ id, activePower: 1.5, counterReading: 0, valueDate: new Date() });
  const cloud = ['--base-url', simulator.url];
  const told =
    'smart-me: the units of Heat pump cannot be checked: its counter stands at zero. ' +
    'Energy is taken as Wh, as such values were seen to be.\n';

  const runs = [
    ['demo', '--poll', '--once', '--device', 'Heat pump', ...cloud],
    ['history', 'Heat pump', '--last', '1h', '--interval', '0', ...cloud],
    ['values', 'Heat pump', ...cloud],
  ];
  for (const args of runs) {
    // The history of a custom device is refused: it has no Professional licence.
    const { stderr } = await runHere(args);
    expect(stderr.split(told)).toHaveLength(2);
  }
  const checked = await runHere(['values', 'House connection', ...cloud]);
  expect(checked.stderr).toBe('');
});
