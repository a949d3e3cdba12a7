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

test('faults and clock of a running simulator are driven from another process', async () => {
  await using simulator = startCli(['simulator', '--port', '0', '--devices', '12']);
  const [, url = ''] = await simulator.until(/smart-me demo --base-url (\S+)\n/);
  const drive = (...line: string[]): ReturnType<typeof runCli> =>
    runCli(['simulator', ...line, '--base-url', url]);

  expect(JSON.parse((await drive('faults', 'add', 'status=429', 'path=/User', 'times=1')).stdout)).toEqual({
    id: 1,
    fault: { kind: 'status', status: 429, path: '/User', times: 1 },
    left: 1,
  });
  expect((await fetch(`${url}/User`)).status).toBe(429);
  expect((await fetch(`${url}/User`)).status).toBe(401);

  const nowOf = ({ stdout }: { stdout: string }): number =>
    Date.parse((JSON.parse(stdout) as { now: string }).now);
  const before = nowOf(await drive('clock'));
  expect(nowOf(await drive('clock', 'advance', '1h')) - before).toBeGreaterThanOrEqual(3_600_000);
  expect(await drive('faults', 'add', 'status=42')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('status: not a value'),
  });
});
