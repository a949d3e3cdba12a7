import { expect, test } from '@jest/globals';
import { runCli, startCli } from '../testing/cli-process.ts';

test('the simulator tells where it is and how to watch it, and ends with SIGTERM', async () => {
  await using simulator = startCli(['simulator', '--port', '0', '--seed', '5']);
  const [, url = ''] = await simulator.until(/smart-me demo --base-url (\S+) --seed 5\n/);
  expect((await fetch(`${url}/Devices`)).status).toBe(401);

  const second = await runCli(['simulator', '--port', new URL(url).port]);
  expect([second.exitCode, second.stdout]).toEqual([1, '']);
  expect(second.stderr).toMatch(/^smart-me: .*EADDRINUSE.* choose another port\.\n$/);

  simulator.child.kill('SIGTERM');
  expect([await simulator.exitCode, simulator.stderr]).toEqual([0, '']);
});
