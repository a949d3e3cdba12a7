import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { runHere } from '../testing/run-here.ts';

const NOBODY = { HOME: '/nonexistent', APPDATA: '/nonexistent' };

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly text: string;
}

async function examined(
  url: string,
  env: Readonly<Record<string, string>> = NOBODY,
): Promise<{
  readonly exitCode: number;
  readonly findings: Readonly<Record<string, Finding>>;
  readonly stderr: string;
}> {
  const { exitCode, stdout, stderr } = await runHere(['doctor', '--json', '--base-url', url], env);
  const all = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Finding);
  return { exitCode, stderr, findings: Object.fromEntries(all.map((finding) => [finding.check, finding])) };
}

test('where all is well every check says so', async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  const simulator = await startSimulator();
  try {
    const { exitCode, findings, stderr } = await examined(simulator.url);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(Object.keys(findings)).toEqual(['Node', 'Cloud', 'Sign-in', 'Reachable', 'Clock', 'Licence']);
    expect(Object.values(findings).every(({ ok }) => ok)).toBe(true);
    expect(findings['Reachable']?.text).toBe('yes, 9 devices');
    expect(await runHere(['doctor', '--quiet', '--base-url', simulator.url])).toMatchObject({ stdout: '' });
  } finally {
    await simulator.stop();
  }
});

test('a clock that is off is told with what to do', async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  const simulator = await startSimulator({ clock: { start: '2026-10-25T12:00:00Z', speed: 0 } });
  const served = createServer((request, response) => {
    void fetch(`${simulator.url}${request.url ?? ''}`, {
      headers: { authorization: request.headers.authorization ?? '' },
    }).then(async (fromSimulator) => {
      response.setHeader('date', new Date('2026-01-01T00:00:00Z').toUTCString());
      response.setHeader('content-type', 'application/json');
      response.end(await fromSimulator.text());
    });
  }).listen(0, '127.0.0.1');
  await once(served, 'listening');
  const { port } = served.address() as AddressInfo;
  try {
    const { exitCode, findings, stderr } = await examined(`http://127.0.0.1:${port}`);
    expect(exitCode).toBe(1);
    expect(findings['Clock']).toMatchObject({
      ok: false,
      text: expect.stringContaining("set this machine's time (NTP)"),
    });
    expect(stderr).toMatch(/^smart-me: \d of 6 checks failed/);
  } finally {
    served.close();
    await simulator.stop();
  }
});

test('a cloud that does not respond is unreachable, and the command says what to look at', async () => {
  const { exitCode, findings } = await examined('http://127.0.0.1:9');
  expect(exitCode).toBe(1);
  expect(findings['Reachable']).toMatchObject({
    ok: false,
    text: expect.stringContaining('does not respond'),
  });
});

test('an API key that the cloud does not know is told', async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  const simulator = await startSimulator();
  try {
    const { exitCode, findings, stderr } = await examined(simulator.url, {
      ...NOBODY,
      SMART_ME_API_KEY: 'SECRETKEY-that-nobody-knows',
    });
    expect(exitCode).toBe(1);
    expect(findings['Reachable']).toMatchObject({ ok: false, text: expect.stringContaining('401') });
    expect(JSON.stringify(findings) + stderr).not.toContain('SECRETKEY');
  } finally {
    await simulator.stop();
  }
});

test('without a sign-in for the platform it says how to sign in', async () => {
  const { exitCode, findings } = await examined('https://api.smart-me.example', NOBODY);
  expect(exitCode).toBe(1);
  expect(findings['Sign-in']).toMatchObject({ ok: false, text: expect.stringContaining('login') });
});
