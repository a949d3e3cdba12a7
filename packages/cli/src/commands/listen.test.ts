import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeReadings } from '@smart-me/proto-codec';
import type { Simulator } from '@smart-me/simulator';
import { runHere } from '../testing/run-here.ts';

let simulator: Simulator;
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.stop();
});

const listen = (...args: readonly string[]): ReturnType<typeof runHere> =>
  runHere(['listen', '--base-url', simulator.url, '--time-zone', 'Europe/Zurich', ...args]);

const registered = async (): Promise<string> =>
  (await runHere(['webhooks', 'list', '--json', '--base-url', simulator.url])).stdout;

test('readings are received, printed with their units, and the registration is taken away', async () => {
  const { exitCode, stdout, stderr } = await listen('--count', '2', '--json');
  expect([exitCode, stderr]).toEqual([0, expect.stringMatching(/^Listening at http:.*Ctrl-C ends it\.\n$/)]);
  const readings = stdout
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(readings).toHaveLength(2);
  for (const reading of readings) {
    expect(reading).toMatchObject({
      device: expect.any(String),
      deviceId: expect.stringMatching(/^[\da-f-]{36}$/),
      values: expect.arrayContaining([
        expect.objectContaining({
          obis: expect.any(String),
          value: expect.any(Number),
          unit: expect.any(String),
        }),
      ]),
    });
  }
  expect(await registered()).toBe('');
});

test('a table has its heading once; --quiet has the rows alone', async () => {
  const table = await listen('--count', '1');
  expect(table.stdout).toMatch(/^Device +Time +Quantity +Value +Unit +OBIS code\n/);
  const rows = await listen('--count', '1', '--quiet');
  expect(rows.stdout).not.toContain('OBIS code');
  expect([rows.exitCode, rows.stderr]).toEqual([0, '']);
});

test('--forward posts each delivery on as it came', async () => {
  const bodies: Buffer[] = [];
  const other = createServer((request, response) => {
    void buffer(request).then((body) => {
      bodies.push(body);
      response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  try {
    const { stdout } = await listen('--count', '1', '--json', '--forward', `http://127.0.0.1:${port}/in`);
    const { deviceId } = JSON.parse(stdout) as { readonly deviceId: string };
    const [forwarded] = bodies.flatMap((body) => decodeReadings(body));
    expect(forwarded?.deviceId).toBe(deviceId);
  } finally {
    other.close();
  }
});

test('what the other refuses is said, and not acknowledged', async () => {
  const other = createServer((_, response) => {
    response.writeHead(500).end();
  }).listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const complaints: string[] = [];
  const stop = new AbortController();
  try {
    const { exitCode } = await runHere(
      ['listen', '--base-url', simulator.url, '--forward', `http://127.0.0.1:${port}/in`],
      {},
      {
        stopSignal: () => stop.signal,
        complain: (line) => {
          complaints.push(line);
          if (line.includes('500')) stop.abort();
        },
      },
    );
    expect(exitCode).toBe(0);
    expect(complaints.at(-1)).toContain(`http://127.0.0.1:${port} responded with 500`);
    expect(await registered()).toBe('');
  } finally {
    other.close();
  }
});
